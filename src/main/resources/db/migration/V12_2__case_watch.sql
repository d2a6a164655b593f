-- The advice that was last read for a case, and whether it would be another one today.
create table case_watch (
    case_id uuid not null primary key,
    receipt_id uuid not null,
    case_version integer not null,
    release_sha256 varchar(64) not null,
    changed boolean not null,
    words varchar(400) not null,
    read_at timestamp(6) with time zone not null,
    read_by varchar(60) not null,
    changed_at timestamp(6) with time zone,
    constraint case_watch_case foreign key (case_id) references relapse_case (id),
    constraint case_watch_receipt foreign key (receipt_id) references stored_advice (id)
);

create index case_watch_by_release on case_watch (release_sha256);
create index case_watch_by_change on case_watch (changed, changed_at);
