-- What people write on the fiches, beyond what a plan of actions says.
alter table action add column description text not null default '';
-- How many times the details of a fiche (tags, milestones, territories) were written: they lie in tables of their own, and
-- an import that made the fiche is not undone under them.
alter table action add column ecrite integer not null default 0;
alter table objectif add column ecrite integer not null default 0;

alter table indicateur_evaluation add column resultat_vise text not null default '';
alter table indicateur_evaluation add column unite text not null default '';
alter table indicateur_evaluation add column sens text check (sens in ('hausse', 'baisse', 'maintien'));
-- As they are written: « 120 places en 2023 », « 2025 : 150 ; 2026 : 180 ».
alter table indicateur_evaluation add column base text not null default '';
alter table indicateur_evaluation add column cibles text not null default '';
alter table indicateur_evaluation add column periodicite text check (periodicite in ('mois', 'trimestre', 'semestre', 'annee', 'fin'));

create table jalon (
  departement text not null,
  id uuid not null,
  action uuid not null,
  libelle text not null,
  date text check (date ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  -- Day on which somebody said that it was reached.
  fait_le date,
  ordre integer not null,
  primary key (departement, id),
  foreign key (departement, action) references action (departement, id) on delete cascade
);

comment on table jalon is 'classe: tenant. Milestones of an action.';

create index jalon_action on jalon (departement, action, ordre);

create table etiquette (
  departement text not null,
  id uuid not null,
  genre text not null check (genre in ('public', 'enjeu', 'territoire')),
  libelle text not null,
  -- Put away: what bears it keeps it, nothing new takes it.
  rangee_le timestamptz,
  primary key (departement, id),
  unique (departement, genre, libelle)
);

comment on table etiquette is 'classe: tenant. Words of a département to mark its fiches: publics, cross-cutting stakes, kinds of territory.';

create table objectif_etiquette (
  departement text not null,
  objectif uuid not null,
  etiquette uuid not null,
  primary key (departement, objectif, etiquette),
  foreign key (departement, objectif) references objectif (departement, id) on delete cascade,
  foreign key (departement, etiquette) references etiquette (departement, id)
);

comment on table objectif_etiquette is 'classe: tenant. Tags of an objectif.';

create index objectif_etiquette_etiquette on objectif_etiquette (departement, etiquette);

create table action_etiquette (
  departement text not null,
  action uuid not null,
  etiquette uuid not null,
  primary key (departement, action, etiquette),
  foreign key (departement, action) references action (departement, id) on delete cascade,
  foreign key (departement, etiquette) references etiquette (departement, id)
);

comment on table action_etiquette is 'classe: tenant. Tags of an action.';

create index action_etiquette_etiquette on action_etiquette (departement, etiquette);

create table action_territoire (
  departement text not null,
  action uuid not null,
  -- « departement »: the whole of it, and no other row.
  genre text not null check (genre in ('departement', 'epci', 'commune')),
  code text not null,
  primary key (departement, action, genre, code),
  foreign key (departement, action) references action (departement, id) on delete cascade
);

comment on table action_territoire is 'classe: tenant. Where an action takes place: the département, EPCI, communes; none is said when there is none.';
