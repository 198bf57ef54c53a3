/** By which calendar a child's birthday is kept (dossier §5, S3.10); null: nobody said. */
export const birthdayBy: string[] = ['alter table child add column birthday_by text']
