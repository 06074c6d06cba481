/** Nest's token for the largest result file that is taken, in bytes. */
export const LARGEST_RESULT = Symbol('LargestResult');

/** What result files and reports are sent as: none of these can a form of another site's page send. */
export const SIA_FILE_TYPES = ['application/octet-stream', 'text/csv'] as const;

/** Bytes of a consistency report, which is read as a whole; a page of it has some 4 KB. */
export const LARGEST_REPORT = 16 * 1024 * 1024;
