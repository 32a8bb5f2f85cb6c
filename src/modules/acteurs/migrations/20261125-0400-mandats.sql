-- A role is held from a day to a day: a mandat. The default serves the rows that are there, and nothing after: those
-- roles were given without a date, none before the day this table came to be.
alter table role_personne add column id uuid not null default gen_random_uuid();
alter table role_personne alter column id drop default;
alter table role_personne add column du date not null default '2026-11-22';
alter table role_personne alter column du drop default;
-- Last day on which the role counts; null while no end is known.
alter table role_personne add column au date;
alter table role_personne add column revision integer not null default 1;
alter table role_personne add constraint role_personne_dates check (au >= du);
alter table role_personne drop constraint role_personne_pkey;
alter table role_personne add primary key (departement, personne, institution, role, du);
alter table role_personne add unique (departement, id);

comment on table role_personne is 'classe: tenant. What a person may do in the name of an institution, from a day to a day: a mandat.';
