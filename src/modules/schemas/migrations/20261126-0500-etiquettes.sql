-- A tag has a page of its own: its address must not change with its name.
alter table etiquette add column public_id text;
-- The end of an identifier is drawn at random.
update etiquette set public_id = right(id::text, 8);
alter table etiquette alter column public_id set not null;
alter table etiquette add constraint etiquette_public_id unique (departement, public_id);
