-- Mail that leaves, and recurring work: both belong to this deployment and are shared by its processes.

create table courriel (
  id uuid not null primary key,
  genre text not null,
  -- The département it speaks of; null: of the deployment as a whole.
  departement text,
  destinataire text not null,
  destinataire_nom text,
  -- After the @, lower case: servers are spared one by one.
  domaine text not null,
  sujet text not null,
  -- Blocks of the template kit; null once erased.
  contenu jsonb,
  -- Given by whoever asks: the same key makes one mail.
  cle text unique,
  -- 0 leaves first.
  priorite smallint not null,
  etat text not null check (etat in ('a_envoyer', 'en_cours', 'envoye', 'reporte', 'refuse', 'annule', 'garde', 'expire')),
  -- Why it stands there: the last words of the server, or of whoever cancelled.
  motif text,
  cree_le timestamptz not null,
  -- Not before. Moved by each failure.
  prochain_essai timestamptz not null,
  expire_le timestamptz,
  -- Failures that were its own, and not those of the server as a whole.
  echecs integer not null,
  -- Who is sending it, and until when nobody else may.
  bail uuid,
  bail_fin timestamptz,
  -- Given at the first attempt and kept, so that a server recognises a second one.
  message_id text,
  -- The mail it left with, when several became one.
  groupe uuid references courriel (id) on delete cascade,
  termine_le timestamptz
);

comment on table courriel is 'classe: locale. One mail to one person, written in the transaction that wants it.';

-- What may leave, in the order in which it does.
create index courriel_file on courriel (priorite, prochain_essai, id) where etat in ('a_envoyer', 'reporte');
create index courriel_en_cours on courriel (bail_fin) where etat = 'en_cours';
create index courriel_destinataire on courriel (destinataire, genre, id);
create index courriel_departement on courriel (departement, id);
create index courriel_groupe on courriel (groupe) where groupe is not null;
create index courriel_expire_le on courriel (expire_le) where etat in ('a_envoyer', 'reporte', 'garde');
create index courriel_termine_le on courriel (termine_le) where contenu is not null;

create table courriel_tentative (
  courriel uuid not null references courriel (id) on delete cascade,
  numero integer not null,
  processus uuid not null,
  debut timestamptz not null,
  fin timestamptz,
  -- Null while it lasts. « perdue »: the process ended before it could say.
  issue text check (issue in ('acceptee', 'reportee', 'refusee', 'injoignable', 'perdue')),
  reponse text,
  primary key (courriel, numero)
);

comment on table courriel_tentative is 'classe: locale. Each time a mail was given to the server, and what it answered.';

create index courriel_tentative_debut on courriel_tentative (debut);

create table courriel_serveur (
  -- One row: « smtp ».
  cle text primary key check (cle = 'smtp'),
  -- Whether the last process that started had a mail server set: what is written in between is sent, or kept.
  regle boolean not null,
  -- As it is shown: host and port, never the password.
  adresse text,
  expediteur text,
  -- Nothing is tried before, after failures that were not those of one mail.
  pause_fin timestamptz,
  echecs integer not null,
  en_panne_depuis timestamptz,
  reponse text
);

comment on table courriel_serveur is 'classe: locale. The mail server as it was last found.';

create table adresse_refusee (
  adresse text primary key,
  depuis timestamptz not null,
  reponse text not null
);

comment on table adresse_refusee is 'classe: locale. Addresses that a server refused for good, until a mail gets through.';

create table courriel_refus (
  adresse text not null,
  genre text not null,
  depuis timestamptz not null,
  primary key (adresse, genre)
);

comment on table courriel_refus is 'classe: locale. Kinds of mail that somebody does not want any more.';

create table tache (
  nom text primary key,
  prochaine timestamptz not null,
  -- The process that runs it, and until when nobody else may.
  bail uuid,
  bail_fin timestamptz,
  commencee_le timestamptz,
  terminee_le timestamptz,
  issue text check (issue in ('faite', 'echouee', 'interrompue')),
  -- What it says it did, or what went wrong.
  resume text,
  echecs integer not null
);

comment on table tache is 'classe: locale. Recurring work, run by one process at a time.';
