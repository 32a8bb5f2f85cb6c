-- Put away: hidden from lists, still understood by imports, named by what named it.
alter table acteur add column archive_le timestamptz;
-- The acteur that it was found to be the same as: what named it names that one by now. Only what is added to and never
-- changed (news, journal) still names this row, and is read through it.
alter table acteur add column fusionne_dans uuid;
alter table acteur add foreign key (departement, fusionne_dans) references acteur (departement, id);
create index acteur_fusionne_dans on acteur (departement, fusionne_dans);

create table fusion (
  departement text not null,
  id uuid not null,
  conserve uuid not null,
  absorbe uuid not null,
  -- Fields of the two rows as they were, and the revision that they were left at.
  avant jsonb not null,
  apres jsonb not null,
  -- Every row that named the absorbed one: table, key, what it said, what it says since.
  deplacements jsonb not null,
  fusionne_le timestamptz not null,
  fusionne_par_nom text not null,
  defaite_le timestamptz,
  defaite_par_nom text,
  primary key (departement, id),
  foreign key (departement, conserve) references acteur (departement, id),
  foreign key (departement, absorbe) references acteur (departement, id)
);

comment on table fusion is 'classe: tenant. Two acteurs found to be one: what moved, so that it can be undone.';

create index fusion_conserve on fusion (departement, conserve);
create index fusion_absorbe on fusion (departement, absorbe);

create table doublon_ecarte (
  departement text not null,
  -- The lesser identifier first.
  premier uuid not null,
  second uuid not null check (second > premier),
  ecarte_le timestamptz not null,
  ecarte_par_nom text not null,
  primary key (departement, premier, second),
  foreign key (departement, premier) references acteur (departement, id) on delete cascade,
  foreign key (departement, second) references acteur (departement, id) on delete cascade
);

comment on table doublon_ecarte is 'classe: tenant. Two acteurs that look alike and that somebody said are two.';

create index doublon_ecarte_second on doublon_ecarte (departement, second);
