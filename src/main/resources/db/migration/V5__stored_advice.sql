-- Advice as it was shown: the facts, the release, the engine, the answer, and a hash over all of it. Rows are only added.
create table stored_advice (
    id uuid primary key,
    case_id uuid not null,
    case_version integer not null,
    asked text not null,
    release varchar(40) not null,
    release_sha256 varchar(64) not null,
    engine varchar(40) not null,
    answer text not null,
    sha256 varchar(64) not null,
    given_at timestamp(6) with time zone not null,
    given_to varchar(60) not null,
    constraint stored_advice_case foreign key (case_id) references relapse_case (id),
    constraint stored_advice_release foreign key (release) references rule_release (version)
);

create index stored_advice_by_case on stored_advice (case_id, given_at);
