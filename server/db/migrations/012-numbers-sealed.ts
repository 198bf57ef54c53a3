/**
 * A 学籍号 is G and the ID number, and region, birth and the last four make it up: none of them stands plain any more (H1). The
 * columns of old go at once where they are empty; else the next start seals what they hold first (`seal-old-numbers.ts`), for
 * that needs the key. What history told of them stays told, without the number. A phone's last four stand in its mask.
 */
export const numbersSealed: string[] = [
  'alter table child add column student_no_sealed bytea',
  'alter table child no force row level security',
  'alter table history no force row level security',
  `update history set patch = (patch - 'id_last4' - 'student_no') || case when patch ? 'student_no' then '{"student_no_sealed": ["•", "•"]}'::jsonb else '{}'::jsonb end where tbl = 'child' and patch ?| array['id_last4', 'student_no']`,
  `do $$ begin
     if not exists (select 1 from child where student_no is not null or id_last4 is not null) then
       alter table child drop column student_no;
       alter table child drop column id_last4;
     end if;
   end $$`,
  'alter table history force row level security',
  'alter table child force row level security',
  'alter table child_person drop column phones_last4',
]
