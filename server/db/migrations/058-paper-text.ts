const C = 'text collate "C"'
const EDITABLE = `fv jsonb not null default '{}', del bool not null default false, created_at timestamptz not null default now(), updated_at timestamptz not null default now()`

/**
 * The words of papers for families as a county or a school keeps them (decision 050): a row a place and kind of paper. Nothing of anybody
 * stands in them, only gaps.
 */
export const paperText: string[] = [
  `create table paper_text (county_id int not null, scope int[] not null, id uuid not null, place_id int not null, kind ${C} not null, text text not null, version int not null, seal bytea, ${EDITABLE}, primary key (county_id, id))`,
  'create unique index paper_text_kind on paper_text (county_id, place_id, kind) where not del',
]
