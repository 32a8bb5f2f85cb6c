-- An import may be undone while nothing followed it.
alter table importation drop constraint importation_etat_check;
alter table importation add constraint importation_etat_check check (etat in ('deposee', 'confirmee', 'abandonnee', 'annulee'));

-- Rank among the imports done in the scheme, from 1: a clock may stand still, and files are not confirmed in the order in which they are dropped.
alter table importation add column rang integer;
-- Who confirmed or gave up: not always the one who dropped the file.
alter table importation add column termine_par_nom text;
alter table importation add column annule_le timestamptz;
alter table importation add column annule_par_nom text;

create index importation_depose_le on importation (departement, depose_le desc, id desc);

create table importation_inverse (
  departement text not null,
  importation uuid not null,
  -- What the import changed, in the words of the day: an acteur renamed since keeps its former name here.
  difference jsonb not null,
  -- The rows that it wrote, before and after, to put them back and to tell whether somebody changed them since.
  inverse jsonb not null,
  primary key (departement, importation),
  foreign key (departement, importation) references importation (departement, id) on delete cascade
);

comment on table importation_inverse is 'classe: tenant. What an import did: its difference as it was shown, and how to undo it.';

create table correspondance_memorisee (
  departement text not null,
  -- SHA-256 of the normalised headers of a sheet in their order, hexadecimal.
  forme text not null,
  -- Field, or null, by index of column.
  colonnes jsonb not null,
  nom_fichier text not null,
  memorisee_le timestamptz not null,
  memorisee_par_nom text not null,
  primary key (departement, forme)
);

comment on table correspondance_memorisee is 'classe: tenant. What people said that the columns of files of one shape mean.';
