-- Who signs in: accounts, what proves who they are, sessions. These belong to the deployment and not to a département:
-- one account may be a person in several.

create table compte (
  id uuid primary key,
  nom text not null,
  -- In lower case.
  courriel text not null unique,
  -- Runs the deployment: made on the command line, reads what belongs to no département (the mail that waits).
  exploitant boolean not null default false,
  cree_le timestamptz not null
);

comment on table compte is 'classe: locale. Somebody who signs in, whatever the means and the départements.';

create table compte_identite (
  emetteur text not null,
  sub text not null,
  compte uuid not null references compte (id) on delete cascade,
  cree_le timestamptz not null,
  vue_le timestamptz not null,
  primary key (emetteur, sub)
);

comment on table compte_identite is 'classe: locale. Who an account is for an identity provider, by issuer and subject.';

create index compte_identite_compte on compte_identite (compte);

create table compte_personne (
  compte uuid not null references compte (id) on delete cascade,
  -- Not a foreign key: the person lives in the table of a département.
  departement text not null,
  personne uuid not null,
  cree_le timestamptz not null,
  primary key (compte, departement),
  unique (departement, personne)
);

comment on table compte_personne is 'classe: locale. Which person an account is in each département.';

create table session (
  -- SHA-256 of the cookie, hexadecimal: who reads the base cannot make the cookie.
  empreinte text primary key,
  -- Names it in a page, where the fingerprint has no business.
  id uuid not null unique,
  -- Null: an invented person of the demonstration.
  compte uuid references compte (id) on delete cascade,
  -- In whose name: the three together, or none until it is chosen.
  departement text,
  personne uuid,
  institution uuid,
  moyen text not null check (moyen in ('demonstration', 'lien', 'proconnect')),
  -- « Firefox sur Linux », for the person who looks for a session that is not theirs.
  appareil text not null,
  ouverte_le timestamptz not null,
  vue_le timestamptz not null,
  expire_le timestamptz not null,
  -- What the identity provider gave, sent back to it at sign-out so that it knows who leaves.
  id_token text,
  check (num_nulls(departement, personne, institution) in (0, 3))
);

comment on table session is 'classe: locale. Who is signed in, where, since when, in whose name.';

create index session_compte on session (compte);
create index session_expire on session (expire_le);

create table lien_connexion (
  -- SHA-256 of what the link holds, hexadecimal.
  empreinte text primary key,
  -- In lower case. The link opens the account of that address, made then if need be.
  courriel text not null,
  -- Address of the site to go on to.
  retour text,
  cree_le timestamptz not null,
  expire_le timestamptz not null,
  consomme_le timestamptz
);

comment on table lien_connexion is 'classe: locale. Links of sign-in: one use, a few minutes.';

create index lien_connexion_courriel on lien_connexion (courriel, cree_le);
create index lien_connexion_expire on lien_connexion (expire_le);

create table essai_connexion (
  -- SHA-256, hexadecimal, of the secret that the browser keeps: state, nonce and code verifier come from it.
  empreinte text primary key,
  genre text not null check (genre in ('connexion', 'deconnexion')),
  retour text,
  cree_le timestamptz not null,
  expire_le timestamptz not null
);

comment on table essai_connexion is 'classe: locale. Journeys to the identity provider under way: removed when they come back, once.';

create index essai_connexion_expire on essai_connexion (expire_le);

-- It signed the cookies that the sessions above replace.
delete from parametre where cle = 'secret-signature';
