-- Published rule books; rows are only ever added.
create table rule_release (
	version varchar(40) not null primary key,
	published_at timestamp(6) with time zone not null,
	sha256 varchar(64) not null
);

create table rule_release_file (
	version varchar(40) not null references rule_release (version),
	path varchar(200) not null,
	content text not null,
	primary key (version, path)
);
