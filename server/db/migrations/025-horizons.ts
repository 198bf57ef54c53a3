/**
 * A stamp says that something of a class (ground, rolls, evidence) changed in a county under a number; many are written at once,
 * where a counter in the county's row was moved by one after the other. Of nobody's person, so outside row security, which would
 * hide the last one from who sees little. The engine's answers are kept under a horizon (decision 026).
 */
export const horizons: string[] = [
  'create table stamp (county int not null, class text collate "C" not null, seq bigint not null, primary key (county, class, seq))',
  // A cache: emptied rather than carried over.
  'truncate duty_set',
  'truncate duty_fact',
  'alter table duty_set drop column ground, drop column evidence',
  'alter table duty_set add column horizon bigint not null',
  'alter table county drop column ground, drop column rolls, drop column evidence',
]
