-- What was found of the invariants of a pack, by what the pack says and by the engine that was asked.
create table invariant_proof (
    proof_key varchar(64) not null,
    invariant varchar(60) not null,
    checked_at timestamp(6) with time zone not null,
    content varchar(200000) not null,
    constraint invariant_proof_once primary key (proof_key, invariant)
);

create index invariant_proof_by_time on invariant_proof (checked_at);

-- An invariant that could not be decided, accepted by an approver with a reason; for this pack alone.
create table invariant_acceptance (
    proof_key varchar(64) not null,
    invariant varchar(60) not null,
    person varchar(60) not null,
    accepted_at timestamp(6) with time zone not null,
    reason varchar(4000) not null,
    constraint invariant_acceptance_once primary key (proof_key, invariant)
);
