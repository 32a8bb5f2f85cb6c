-- How often each kind of mail is wanted: « never » was the only thing that could be said.

create table courriel_choix (
  adresse text not null,
  genre text not null,
  rythme text not null check (rythme in ('aussitot', 'jour', 'semaine', 'jamais')),
  depuis timestamptz not null,
  primary key (adresse, genre)
);

comment on table courriel_choix is 'classe: locale. How often somebody wants a kind of mail; without a line, as the kind says.';

insert into courriel_choix (adresse, genre, rythme, depuis)
select adresse, genre, 'jamais', depuis from courriel_refus;

drop table courriel_refus;
