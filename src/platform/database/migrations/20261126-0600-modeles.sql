-- Papers on the institution's own .docx model: each model that it dropped, the last one that is not withdrawn being in use.
create table modele_papier (
  departement text not null,
  id uuid not null,
  public_id text not null,
  institution uuid not null,
  -- Which paper of the registry.
  papier text not null,
  fichier text not null,
  nom_fichier text not null,
  -- Fields that it writes.
  champs text[] not null,
  depose_le timestamptz not null,
  -- Null when the person was erased.
  depose_par uuid,
  retire_le timestamptz,
  primary key (departement, id),
  unique (departement, public_id),
  foreign key (departement, institution) references acteur (departement, id),
  foreign key (departement, depose_par) references acteur (departement, id),
  foreign key (departement, fichier) references fichier (departement, empreinte)
);

comment on table modele_papier is 'classe: tenant. The .docx models of institutions, for their papers.';

create index modele_papier_institution on modele_papier (departement, institution, papier, depose_le);
create index modele_papier_depose_par on modele_papier (departement, depose_par);
create index modele_papier_fichier on modele_papier (departement, fichier);

-- A paper may be asked for on the model of the institution.
alter table papier drop constraint papier_format_check;
alter table papier add constraint papier_format_check check (format in ('pdf', 'docx', 'modele'));
