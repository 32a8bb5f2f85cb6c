-- The journal becomes a chain by département: each line bears its number and the digest of the one before. What can
-- name somebody (values before and after, name of the author) goes apart, where it can be erased while the chain holds.
-- The forms that are hashed are written in src/platform/journal/chaine.ts: this file computes the same ones.

alter table journal rename to journal_ancien;
alter table journal_ancien drop constraint journal_pkey;
drop index journal_objet;

create table journal (
  departement text not null,
  -- 1, 2, 3… without a gap.
  no bigint not null,
  instant timestamptz not null,
  operation text not null,
  objet_genre text not null,
  objet uuid not null,
  -- personne, systeme, anonyme.
  auteur_genre text not null,
  auteur_personne uuid,
  -- In whose name the person acted.
  auteur_institution uuid,
  auteur_compte uuid,
  -- SHA-256 in hexadecimal: of the name of the author, of the values (both with salt, in journal_valeur), of the line
  -- before, of this one. Null where there is nothing to hash.
  empreinte_auteur text,
  empreinte_valeur text,
  precedente text not null,
  empreinte text not null,
  primary key (departement, no)
);

comment on table journal is 'classe: tenant, ajout seul. Who changed what, for whom, when; each line holds the digest of the one before.';

create table journal_valeur (
  departement text not null,
  no bigint not null,
  sel_auteur text,
  auteur_nom text,
  auteur_institution_nom text,
  sel_valeur text,
  -- json and not jsonb: the text that was hashed is kept as it is.
  avant json,
  apres json,
  -- Words of the values without case nor accents, for the search.
  mots text not null,
  primary key (departement, no)
);

comment on table journal_valeur is 'classe: tenant. What a line of the journal says that can name somebody: erasable, with its salt.';

create table journal_lecture (
  departement text not null,
  no bigint not null,
  instant timestamptz not null,
  operation text not null,
  objet_genre text not null,
  -- Null for a list.
  objet uuid,
  motif text,
  auteur_genre text not null,
  auteur_personne uuid,
  auteur_institution uuid,
  auteur_compte uuid,
  precedente text not null,
  empreinte text not null,
  primary key (departement, no)
);

comment on table journal_lecture is 'classe: tenant, ajout seul. Who read personal data, when, in whose name: a chain of its own.';

create table journal_lecture_tete (
  departement text not null primary key,
  souche uuid not null,
  compte bigint not null,
  empreinte text not null
);

comment on table journal_lecture_tete is 'classe: tenant. One row a département: the last reading of personal data.';

alter table journal_tete add column empreinte text;

-- Row security is forced on the owner too; this file crosses all départements, and the protection of each table is given
-- again after the migrations.
alter table journal_ancien no force row level security;
alter table journal_tete no force row level security;

do $$
declare
  l record;
  tete_souche uuid;
  n bigint;
  avant_elle text;
  sel_a text;
  sel_v text;
  nom text;
  institution_nom text;
  e_auteur text;
  e_valeur text;
  e text;
  dep text := '';
  fold_from constant text := 'àâäáãåçéèêëíìîïñóòôöõúùûüýÿ';
  fold_to constant text := 'aaaaaaceeeeiiiinooooouuuuyy';
begin
  for l in select * from journal_ancien order by departement, instant, id loop
    if l.departement <> dep then
      if dep <> '' then
        update journal_tete t set compte = n, empreinte = avant_elle where t.departement = dep;
      end if;
      dep := l.departement;
      n := 0;
      select t.souche into tete_souche from journal_tete t where t.departement = dep;
      if tete_souche is null then
        tete_souche := gen_random_uuid();
        insert into journal_tete (departement, souche, compte) values (dep, tete_souche, 0);
      end if;
      avant_elle := encode(sha256(convert_to('maillage-journal-1' || E'\n' || dep || E'\n' || tete_souche, 'UTF8')), 'hex');
    end if;
    n := n + 1;
    nom := l.auteur->>'nom';
    institution_nom := l.auteur->>'institutionNom';
    sel_a := null;
    sel_v := null;
    e_auteur := null;
    e_valeur := null;
    if nom is not null or institution_nom is not null then
      sel_a := replace(gen_random_uuid()::text, '-', '');
      e_auteur := encode(sha256(convert_to(concat_ws(E'\n', 'maillage-auteur-1', sel_a,
        coalesce(octet_length(nom) || ':' || nom, '-'),
        coalesce(octet_length(institution_nom) || ':' || institution_nom, '-')), 'UTF8')), 'hex');
    end if;
    if l.avant is not null or l.apres is not null then
      sel_v := replace(gen_random_uuid()::text, '-', '');
      e_valeur := encode(sha256(convert_to(concat_ws(E'\n', 'maillage-valeur-1', sel_v,
        coalesce(octet_length(l.avant::text) || ':' || l.avant::text, '-'),
        coalesce(octet_length(l.apres::text) || ':' || l.apres::text, '-')), 'UTF8')), 'hex');
    end if;
    e := encode(sha256(convert_to(concat_ws(E'\n', 'maillage-journal-1', dep, n, avant_elle,
      to_char(l.instant at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"'), l.operation, l.objet_genre, l.objet,
      l.auteur->>'genre', coalesce(l.auteur->>'personne', ''), coalesce(l.auteur->>'institution', ''), '',
      coalesce(e_auteur, ''), coalesce(e_valeur, '')), 'UTF8')), 'hex');
    insert into journal values (dep, n, l.instant, l.operation, l.objet_genre, l.objet, l.auteur->>'genre',
      (l.auteur->>'personne')::uuid, (l.auteur->>'institution')::uuid, null, e_auteur, e_valeur, avant_elle, e);
    if sel_a is not null or sel_v is not null then
      insert into journal_valeur values (dep, n, sel_a, nom, institution_nom, sel_v, l.avant::text::json,
        l.apres::text::json, translate(lower(concat_ws(' ', l.avant::text, l.apres::text)), fold_from, fold_to));
    end if;
    avant_elle := e;
  end loop;
  if dep <> '' then
    update journal_tete t set compte = n, empreinte = avant_elle where t.departement = dep;
  end if;
  -- A head without a line: nothing was kept of what it counted.
  update journal_tete t
     set compte = 0,
         empreinte = encode(sha256(convert_to('maillage-journal-1' || E'\n' || t.departement || E'\n' || t.souche, 'UTF8')), 'hex')
   where t.empreinte is null;
end
$$;

alter table journal_tete alter column empreinte set not null;
alter table journal_tete force row level security;
drop table journal_ancien;

create index journal_objet on journal (departement, objet, no);
create index journal_instant on journal (departement, instant);
create index journal_personne on journal (departement, auteur_personne, no);
create index journal_institution on journal (departement, auteur_institution, no);
create index journal_operation on journal (departement, operation, no);
create index journal_lecture_objet on journal_lecture (departement, objet, no);
