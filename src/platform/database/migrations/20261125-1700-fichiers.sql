-- What is known of a file stands apart from its bytes, and these in pieces: none of them weighs on a page that lists
-- files, nor on the memory of whoever saves the base.
alter table fichier no force row level security;

alter table fichier add column type text check (type in ('pdf', 'png', 'jpeg', 'webp', 'odt', 'ods', 'docx', 'xlsx', 'csv', 'texte'));
-- Only workbooks and CSV could be dropped until now.
update fichier set type = case
  when substring(contenu from 1 for 2) <> 'PK'::bytea then 'csv'
  when position('opendocument.spreadsheet'::bytea in substring(contenu from 1 for 200)) > 0 then 'ods'
  else 'xlsx' end;
alter table fichier alter column type set not null;

create table fichier_morceau (
  departement text not null,
  fichier text not null,
  -- From 0; a piece is 1 MiB, the last one what is left.
  no integer not null,
  contenu bytea not null,
  primary key (departement, fichier, no),
  foreign key (departement, fichier) references fichier (departement, empreinte) on delete cascade
);

comment on table fichier_morceau is 'classe: tenant. The bytes of the uploaded files, in pieces.';

-- Most of them are compressed already.
alter table fichier_morceau alter column contenu set storage external;

insert into fichier_morceau (departement, fichier, no, contenu)
select departement, empreinte, n, substring(contenu from n * 1048576 + 1 for 1048576)
  from fichier, generate_series(0, (greatest(length(contenu), 1) - 1) / 1048576) as n;

alter table fichier drop column contenu;
alter table fichier force row level security;
