import { Text, Value } from '#embarque/application';
import { Uuid } from '#embarque/kernel';

export class LoginInput {
  @Text({ max: 60, example: 'maria.exemplo' }) login!: string;
  @Text({ max: 128, example: 'quatro palavras sem relação' }) password!: string;
  @Text({ max: 10, optional: true, example: '123456', description: 'Código do aplicativo autenticador' }) totp?: string;
  @Text({ max: 40, optional: true, description: 'Código de recuperação, no lugar do código do aplicativo' })
  recoveryCode?: string;
}

export class PasswordChangeInput {
  @Text({ max: 128, description: 'Senha atual' }) password!: string;
  @Text({ max: 128, description: 'Senha nova, de 12 a 128 caracteres' }) newPassword!: string;
}

export class PasswordInput {
  @Text({ max: 128, description: 'Senha atual' }) password!: string;
}

export class TotpCodeInput {
  @Text({ max: 10, example: '123456', description: 'Código que o aplicativo mostra' }) code!: string;
}

export class SessionInput {
  @Value(Uuid) sessionId!: Uuid;
}
