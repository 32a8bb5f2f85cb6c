create table schema (
  departement text not null,
  id uuid not null,
  public_id text not null,
  titre text not null,
  type text not null check (type in ('sdsf', 'ctg', 'convention_cadre', 'contrat', 'autre')),
  -- First and last year.
  debut integer not null,
  fin integer not null check (fin >= debut),
  phase text not null check (phase in ('bilan_precedent', 'diagnostic', 'elaboration', 'consultation', 'adoption', 'mise_en_oeuvre', 'evaluation', 'clos')),
  revision integer not null default 1,
  cree_le timestamptz not null,
  primary key (departement, id),
  unique (departement, public_id),
  unique (departement, titre)
);

comment on table schema is 'classe: tenant. A scheme: several institutions, several years, four levels.';

create table schema_membre (
  departement text not null,
  schema uuid not null,
  institution uuid not null,
  role text not null check (role in ('copilote', 'contributeur', 'consulte', 'informe')),
  -- A role counts from the day the institution itself accepted it.
  accepte_le date,
  primary key (departement, schema, institution),
  foreign key (departement, schema) references schema (departement, id) on delete cascade,
  foreign key (departement, institution) references acteur (departement, id)
);

comment on table schema_membre is 'classe: tenant. Which institutions hold the scheme together, and since when.';

create index schema_membre_institution on schema_membre (departement, institution);

create table volet (
  departement text not null,
  id uuid not null,
  schema uuid not null,
  no integer,
  titre text not null,
  ordre integer not null,
  primary key (departement, id),
  foreign key (departement, schema) references schema (departement, id) on delete cascade
);

comment on table volet is 'classe: tenant. First level of a scheme.';

create index volet_schema on volet (departement, schema, ordre);

create table engagement (
  departement text not null,
  id uuid not null,
  schema uuid not null,
  volet uuid not null,
  no integer,
  titre text not null,
  ordre integer not null,
  primary key (departement, id),
  foreign key (departement, schema) references schema (departement, id) on delete cascade,
  foreign key (departement, volet) references volet (departement, id) on delete cascade
);

comment on table engagement is 'classe: tenant. Second level.';

create index engagement_schema on engagement (departement, schema, ordre);
create index engagement_volet on engagement (departement, volet);

create table objectif (
  departement text not null,
  id uuid not null,
  public_id text not null,
  schema uuid not null,
  engagement uuid not null,
  no integer,
  titre text not null,
  contexte text not null default '',
  resultats_attendus text[] not null default '{}',
  ordre integer not null,
  -- Values of the last import, to tell what somebody changed on screen since.
  importe jsonb,
  revision integer not null default 1,
  primary key (departement, id),
  unique (departement, public_id),
  foreign key (departement, schema) references schema (departement, id) on delete cascade,
  foreign key (departement, engagement) references engagement (departement, id) on delete cascade
);

comment on table objectif is 'classe: tenant. Third level: the « fiche objectif » of the paper scheme.';

create index objectif_schema on objectif (departement, schema, ordre);
create index objectif_engagement on objectif (departement, engagement);

create table indicateur_evaluation (
  departement text not null,
  id uuid not null,
  objectif uuid not null,
  libelle text not null,
  ordre integer not null,
  primary key (departement, id),
  foreign key (departement, objectif) references objectif (departement, id) on delete cascade
);

comment on table indicateur_evaluation is 'classe: tenant. How an objectif will be judged.';

create index indicateur_evaluation_objectif on indicateur_evaluation (departement, objectif, ordre);

create table action (
  departement text not null,
  id uuid not null,
  public_id text not null,
  schema uuid not null,
  objectif uuid not null,
  -- A label such as « 1-A »; may be renumbered, hence not the key.
  code text,
  intitule text not null,
  nature text check (nature in ('nouvelle', 'a_poursuivre')),
  -- ISO 8601 with reduced precision: 2023, 2023-04 or 2023-04-17.
  debut text check (debut ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  fin text check (fin ~ '^\d{4}(-\d{2}(-\d{2})?)?$'),
  ordre integer not null,
  importe jsonb,
  -- The latest point d'avancement, kept by the command that appends it: a list reads one row, not a history.
  dernier_point uuid,
  -- Removed from the plan: hidden, with its news kept.
  retiree_le timestamptz,
  revision integer not null default 1,
  primary key (departement, id),
  unique (departement, public_id),
  foreign key (departement, schema) references schema (departement, id) on delete cascade,
  foreign key (departement, objectif) references objectif (departement, id) on delete cascade
);

comment on table action is 'classe: tenant. What is done: the only level with a status.';

create index action_schema on action (departement, schema, ordre);
create index action_objectif on action (departement, objectif);
create unique index action_code on action (departement, schema, code) where retiree_le is null;

create table objectif_acteur (
  departement text not null,
  objectif uuid not null,
  role text not null check (role in ('pilote', 'partenaire', 'coordination')),
  acteur uuid not null,
  ordre integer not null,
  primary key (departement, objectif, role, acteur),
  foreign key (departement, objectif) references objectif (departement, id) on delete cascade,
  foreign key (departement, acteur) references acteur (departement, id)
);

comment on table objectif_acteur is 'classe: tenant. Pilots and partners of an objectif.';

create index objectif_acteur_acteur on objectif_acteur (departement, acteur);

create table action_acteur (
  departement text not null,
  action uuid not null,
  role text not null check (role in ('pilote', 'partenaire', 'coordination')),
  acteur uuid not null,
  ordre integer not null,
  primary key (departement, action, role, acteur),
  foreign key (departement, action) references action (departement, id) on delete cascade,
  foreign key (departement, acteur) references acteur (departement, id)
);

comment on table action_acteur is 'classe: tenant. Those of an action, only where they differ from those of its objectif.';

create index action_acteur_acteur on action_acteur (departement, acteur);

create table point_avancement (
  departement text not null,
  id uuid not null,
  action uuid not null,
  date date not null,
  instant timestamptz not null,
  auteur uuid,
  auteur_nom text not null,
  institution uuid,
  statut text not null check (statut in ('a_venir', 'en_cours', 'realisee', 'suspendue', 'abandonnee')),
  avancement integer not null check (avancement between 0 and 100),
  meteo text not null check (meteo in ('soleil', 'eclaircies', 'nuages', 'orage')),
  commentaire text not null default '',
  blocage_raison text,
  blocage_condition text,
  blocage_echeance date,
  primary key (departement, id),
  foreign key (departement, action) references action (departement, id) on delete cascade,
  foreign key (departement, auteur) references acteur (departement, id),
  foreign key (departement, institution) references acteur (departement, id),
  -- A blockage is complete or absent: reason, condition that lifts it, date.
  check (num_nonnulls(blocage_raison, blocage_condition, blocage_echeance) in (0, 3))
);

comment on table point_avancement is 'classe: tenant, ajout seul. News of an action.';

create index point_avancement_action on point_avancement (departement, action, date desc, id desc);

create table importation (
  departement text not null,
  id uuid not null,
  public_id text not null,
  -- Null until the scheme exists: an import may create it.
  schema uuid,
  -- What to create when schema is null: {"titre", "debut", "fin", "phase", "type"}.
  nouveau_schema jsonb,
  fichier text not null,
  nom_fichier text not null,
  etat text not null check (etat in ('deposee', 'confirmee', 'abandonnee')),
  -- What a person decided on the preview: sheet, columns, unknown names, conflicts, absent actions.
  choix jsonb not null default '{}',
  bilan jsonb,
  depose_par uuid,
  depose_par_nom text not null,
  depose_le timestamptz not null,
  termine_le timestamptz,
  revision integer not null default 1,
  primary key (departement, id),
  unique (departement, public_id),
  foreign key (departement, schema) references schema (departement, id) on delete cascade,
  foreign key (departement, fichier) references fichier (departement, empreinte),
  foreign key (departement, depose_par) references acteur (departement, id)
);

comment on table importation is 'classe: tenant. One file dropped: what it said, what was done with it, by whom.';

create index importation_schema on importation (departement, schema, depose_le desc);
