-- Who passed each phase of a scheme and when; a scheme made before this has no line for where it stands.
create table schema_phase (
  departement text not null,
  id uuid not null,
  schema uuid not null,
  de text not null check (de in ('bilan_precedent', 'diagnostic', 'elaboration', 'consultation', 'adoption', 'mise_en_oeuvre', 'evaluation', 'clos')),
  vers text not null check (vers in ('bilan_precedent', 'diagnostic', 'elaboration', 'consultation', 'adoption', 'mise_en_oeuvre', 'evaluation', 'clos')),
  -- Why one goes back; empty forward.
  motif text not null default '',
  -- What was said to the one who passed it and did not stop them: sentences.
  alertes text[] not null default '{}',
  -- Null: the platform itself.
  par uuid,
  institution uuid,
  passee_le timestamptz not null,
  primary key (departement, id),
  foreign key (departement, schema) references schema (departement, id) on delete cascade,
  foreign key (departement, par) references acteur (departement, id),
  foreign key (departement, institution) references acteur (departement, id)
);

comment on table schema_phase is 'classe: tenant, ajout seul. Each phase that a scheme passed: from where, by whom, when.';

create index schema_phase_schema on schema_phase (departement, schema, passee_le);
create index schema_phase_par on schema_phase (departement, par);
create index schema_phase_institution on schema_phase (departement, institution);

create table amendement (
  departement text not null,
  id uuid not null,
  public_id text not null,
  schema uuid not null,
  -- What it changes in a few words, and why.
  objet text not null,
  motif text not null,
  etat text not null check (etat in ('ouvert', 'adopte', 'abandonne')),
  ouvert_par uuid,
  ouvert_le timestamptz not null,
  clos_par uuid,
  clos_le timestamptz,
  revision integer not null default 1,
  primary key (departement, id),
  unique (departement, public_id),
  check ((clos_le is null) = (etat = 'ouvert')),
  foreign key (departement, schema) references schema (departement, id) on delete cascade,
  foreign key (departement, ouvert_par) references acteur (departement, id),
  foreign key (departement, clos_par) references acteur (departement, id)
);

comment on table amendement is 'classe: tenant. What an adopted scheme is about to change, under a name; once adopted it is a version.';

-- One at a time: what differs since the last version belongs to one of them.
create unique index amendement_ouvert on amendement (departement, schema) where etat = 'ouvert';
create index amendement_schema on amendement (departement, schema, ouvert_le);
create index amendement_ouvert_par on amendement (departement, ouvert_par);
create index amendement_clos_par on amendement (departement, clos_par);

create table schema_version (
  departement text not null,
  id uuid not null,
  schema uuid not null,
  numero integer not null check (numero >= 1),
  -- Null: adopted whole, not through an amendment.
  amendement uuid,
  adoptee_le date not null,
  instance text not null,
  numero_decision text not null,
  -- Of the contract that `contenu` follows.
  format integer not null,
  contenu jsonb not null,
  -- SHA-256 of the canonical JSON of `contenu`, in hexadecimal.
  empreinte text not null check (empreinte ~ '^[0-9a-f]{64}$'),
  figee_par uuid,
  figee_institution uuid,
  figee_le timestamptz not null,
  primary key (departement, id),
  unique (departement, schema, numero),
  foreign key (departement, schema) references schema (departement, id) on delete cascade,
  foreign key (departement, amendement) references amendement (departement, id),
  foreign key (departement, figee_par) references acteur (departement, id),
  foreign key (departement, figee_institution) references acteur (departement, id)
);

comment on table schema_version is 'classe: tenant, ajout seul. What the committee adopted, whole, frozen with its hash.';

create index schema_version_amendement on schema_version (departement, amendement);
create index schema_version_figee_par on schema_version (departement, figee_par);
create index schema_version_figee_institution on schema_version (departement, figee_institution);

-- The content of a version holds no name of a person: erased here, the hash still answers.
create table schema_version_personne (
  departement text not null,
  version uuid not null,
  -- Public id that the content gives to the person.
  personne text not null,
  acteur uuid,
  nom text not null,
  primary key (departement, version, personne),
  foreign key (departement, version) references schema_version (departement, id) on delete cascade,
  foreign key (departement, acteur) references acteur (departement, id)
);

comment on table schema_version_personne is 'classe: tenant, ajout seul. Names of the persons that a version names.';

create index schema_version_personne_acteur on schema_version_personne (departement, acteur);
