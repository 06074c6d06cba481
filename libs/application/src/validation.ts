import { applyDecorators, type Type as Class } from '@nestjs/common';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { plainToInstance, Type } from 'class-transformer';
import {
  ArrayMaxSize,
  ArrayMinSize,
  IsArray,
  IsBoolean,
  IsIn,
  IsInt,
  IsObject,
  IsString,
  Length,
  Matches,
  Max,
  Min,
  ValidateBy,
  ValidateIf,
  ValidateNested,
  validateSync,
  type ValidationError,
} from 'class-validator';
import { type Refused, type ValueType } from '#embarque/kernel';

/*
 * One decorator per field says what it is to the validator and to the OpenAPI document at once.
 * Messages complete the sentence "O campo x …".
 */
interface FieldOptions {
  readonly optional?: boolean;
  /** A list of these, from 1 to `many` entries. */
  readonly many?: number;
  /** What the field means (pt-BR), for the OpenAPI document. */
  readonly description?: string;
}

const field = (
  openApi: ApiPropertyOptions,
  checks: PropertyDecorator[],
  { optional, many, description }: FieldOptions,
) =>
  applyDecorators(
    ApiProperty({
      ...openApi,
      ...(many ? { isArray: true, minItems: 1, maxItems: many } : {}),
      ...(many && 'example' in openApi ? { example: [openApi.example] } : {}),
      ...(description ? { description } : {}),
      required: !optional,
    } as ApiPropertyOptions),
    // `null` is not the same as left out: it is checked, and refused.
    ...(optional ? [ValidateIf((_, value) => value !== undefined)] : []),
    ...(many
      ? [
          IsArray({ message: 'deve ser uma lista' }),
          ArrayMinSize(1, { message: 'não pode ser vazio' }),
          ArrayMaxSize(many, { message: `pode ter no máximo ${many} itens` }),
        ]
      : []),
    ...checks,
  );

/** A value of the kernel: document, date, competence, distance … */
export const Value = <T>(type: ValueType<T>, options: FieldOptions = {}): PropertyDecorator =>
  field(
    { type: typeof type.example === 'number' ? Number : String, example: type.example },
    [
      ValidateBy(
        { name: type.name, validator: { validate: (value) => type.is(value), defaultMessage: () => type.complaint } },
        { each: !!options.many, message: type.complaint },
      ),
    ],
    options,
  );

/** Without control characters and halves of characters, which PostgreSQL keeps in no JSON; with something to see. */
const PLAIN_TEXT = /^(?=.*\S)[^\p{Cc}\p{Cs}]*$/u;

/** Free text without control characters; blank does not count as given. */
export const Text = (options: FieldOptions & { max: number; min?: number; example?: string }): PropertyDecorator => {
  const { min = 1, max, many } = options;
  return field(
    { type: String, minLength: min, maxLength: max, ...(options.example ? { example: options.example } : {}) },
    [
      IsString({ each: !!many, message: 'deve ser um texto' }),
      Length(min, max, { each: !!many, message: `deve ter de ${min} a ${max} caracteres` }),
      Matches(PLAIN_TEXT, {
        each: !!many,
        message: 'não pode ser vazio nem ter caracteres de controle',
      }),
    ],
    options,
  );
};

/** A whole number. */
export const Whole = (options: FieldOptions & { min: number; max: number; example?: number }): PropertyDecorator =>
  field(
    {
      type: 'integer',
      minimum: options.min,
      maximum: options.max,
      ...(options.example === undefined ? {} : { example: options.example }),
    },
    [
      IsInt({ message: 'deve ser um número inteiro' }),
      Min(options.min, { message: `deve ser no mínimo ${options.min}` }),
      Max(options.max, { message: `deve ser no máximo ${options.max}` }),
    ],
    options,
  );

/** True or false. */
export const Flag = (options: FieldOptions = {}): PropertyDecorator =>
  field({ type: Boolean }, [IsBoolean({ message: 'deve ser verdadeiro ou falso' })], options);

/** One code of a closed list. */
export const OneOf = (values: readonly string[], options: FieldOptions = {}): PropertyDecorator =>
  field(
    { type: String, enum: [...values] },
    [IsIn([...values], { each: !!options.many, message: `deve ser um destes: ${values.join(', ')}` })],
    options,
  );

/** Fields that something else reads, by a shape of its own. */
export const Fields = (options: FieldOptions & { example: object }): PropertyDecorator =>
  field(
    { type: 'object', additionalProperties: true, example: options.example },
    [IsObject({ message: 'deve ser um objeto' })],
    options,
  );

/** A group of fields of its own. */
export const Group = (type: () => Class, options: FieldOptions = {}): PropertyDecorator =>
  field(
    // The OpenAPI document knows a type that is named later by this function's name.
    { type: () => type() },
    [
      Type(type),
      IsObject({ each: !!options.many, message: 'deve ser um objeto' }),
      ValidateNested({ each: !!options.many, message: 'deve ser um objeto' }),
    ],
    options,
  );

/** Makes an instance of the class from raw input, or says everything that is wrong with it. Unknown fields are refused. */
export function parse<T extends object>(type: Class<T>, input: unknown): { ok: true; value: T } | Refused {
  if (typeof input !== 'object' || input === null || Array.isArray(input)) {
    return invalid(['O corpo do pedido deve ser um objeto JSON.']);
  }
  const strange = strangeNames(input, type.prototype as object);
  if (strange.length) return invalid([...new Set(strange)]);
  const value = plainToInstance(type, input);
  const errors = validateSync(value, { whitelist: true, forbidNonWhitelisted: true, forbidUnknownValues: false });
  return errors.length ? invalid(errors.flatMap((error) => sentences(error))) : { ok: true, value };
}

const invalid = (reasons: string[]): Refused => ({
  ok: false,
  refusal: { code: 'invalid-input', reasons, kind: 'invalid' },
});

const DEEPEST = 10;

/** What the validator overlooks: fields with a name that the object inherits, and nesting without end. */
function strangeNames(value: unknown, prototype: object = Object.prototype, path = '', depth = 0): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (depth > DEEPEST) return ['O pedido tem grupos demais, uns dentro dos outros.'];
  return Object.entries(value).flatMap(([name, part]) =>
    name in prototype ? [unknownField(path + name)] : strangeNames(part, undefined, `${path}${name}.`, depth + 1),
  );
}

const unknownField = (name: string): string => `O campo "${name}" não existe neste pedido.`;

function sentences({ property, constraints, children = [] }: ValidationError, path = ''): string[] {
  const name = path + property;
  const inside = children.flatMap((child) => sentences(child, `${name}.`));
  const own = Object.entries(constraints ?? {})
    // Which item of the list is no object, the item says better.
    .filter(([rule]) => !(rule === 'isObject' && inside.length))
    .map(([rule, message]) => (rule === 'whitelistValidation' ? unknownField(name) : `O campo "${name}" ${message}.`));
  return [...own.slice(0, 1), ...inside];
}
