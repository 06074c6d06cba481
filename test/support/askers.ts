import { OPERATOR, type Access, type Asker, type Authentication } from '#embarque/application';

/** Who sees everything. */
export const EVERYTHING: Asker = { access: OPERATOR, reach: 'everything' };

/** A header by which a test says on whose behalf it asks; `nobody` for a stranger. Without it, the operator asks. */
const AS = 'x-test-as';

export const as = (access: Access | 'nobody'): Record<string, string> => ({
  [AS]: access === 'nobody' ? access : Buffer.from(JSON.stringify(access)).toString('base64url'),
});

/** Instead of accounts, where a test is about something else. */
export const onTrust: Authentication = {
  accessOf: async ({ headers }) => {
    const said = headers[AS];
    if (typeof said !== 'string') return OPERATOR;
    return said === 'nobody' ? undefined : (JSON.parse(Buffer.from(said, 'base64url').toString()) as Access);
  },
};
