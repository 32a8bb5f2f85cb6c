-- A zoning that was taken off is kept apart, so that it can be put back until another takes its place.

alter table zonage_jeu add column retire_le timestamptz;
