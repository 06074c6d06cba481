export { draw } from './draw.js';
export * from './form.js';
export * from './sheet.js';
export { TITLE_HEIGHT, titleMarks } from './title.js';
