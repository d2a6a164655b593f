-- Beside the hash over the whole receipt, one of the facts and one of the answer, so that it can be told which was changed.
alter table stored_advice add column asked_sha256 varchar(64);
alter table stored_advice add column answer_sha256 varchar(64);
