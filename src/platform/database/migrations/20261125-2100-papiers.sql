-- What persons asked to print, and the queue of what is still to be made.

create table papier (
  departement text not null,
  id uuid not null,
  public_id text not null,
  -- Which paper of the registry, of which object.
  cle text not null,
  objet text not null,
  format text not null check (format in ('pdf', 'docx')),
  titre text not null,
  demandeur uuid not null,
  -- In whose name it was asked: the data are read with those rights.
  institution uuid not null,
  etat text not null check (etat in ('attente', 'en_cours', 'pret', 'echoue', 'annule')),
  etape text check (etape in ('lecture', 'composition', 'enregistrement')),
  demande_le timestamptz not null,
  termine_le timestamptz,
  -- Refusal that stopped it: its code and its details.
  motif text,
  motif_details jsonb,
  fichier text,
  nom_fichier text,
  pages integer,
  -- Characters that no font of ours draws.
  absents text[],
  primary key (departement, id),
  unique (departement, public_id),
  foreign key (departement, demandeur) references acteur (departement, id),
  foreign key (departement, institution) references acteur (departement, id),
  foreign key (departement, fichier) references fichier (departement, empreinte)
);

comment on table papier is 'classe: tenant. A paper that somebody asked for: its state, then its file until its term.';

create index papier_demandeur on papier (departement, demandeur, demande_le desc);
create index papier_institution on papier (departement, institution);
create index papier_fichier on papier (departement, fichier);
create index papier_termine_le on papier (departement, termine_le);

create table papier_file (
  papier uuid primary key,
  departement text not null,
  demande_le timestamptz not null,
  -- How many processes took it.
  essais integer not null,
  bail uuid,
  bail_fin timestamptz
);

comment on table papier_file is 'classe: locale. Papers to be made, by the first process of the deployment that is free.';

create index papier_file_ordre on papier_file (demande_le, papier);
