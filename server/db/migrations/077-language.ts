/** In which language the screens speak to somebody; null where nobody chose: then the browser's own choice, or zh-Hans. */
export const language: string[] = ['alter table sign_in add column language text']
