package org.nextline.accounts;

import java.time.Instant;
import java.util.Collection;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.FetchType;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import org.jspecify.annotations.Nullable;

import org.springframework.util.Assert;

/** A person who may sign in. */
@Entity
@Table(name = "account")
class Account {

	@Id
	@GeneratedValue(strategy = GenerationType.IDENTITY)
	private @Nullable Long id;

	@Version
	private int version;

	@Column(nullable = false, unique = true, updatable = false)
	private String username;

	@Column(nullable = false)
	private String displayName;

	@Column(nullable = false)
	private String password;

	@Column(nullable = false)
	private boolean active = true;

	@Column(nullable = false, updatable = false)
	private Instant createdAt;

	@ElementCollection(fetch = FetchType.EAGER)
	@CollectionTable(name = "account_role", joinColumns = @JoinColumn(name = "account_id"))
	@Column(name = "role", nullable = false)
	@Enumerated(EnumType.STRING)
	private Set<Role> roles = EnumSet.noneOf(Role.class);

	@SuppressWarnings("NullAway.Init")
	protected Account() {
	}

	Account(String username, String displayName, String passwordHash, Collection<Role> roles, Instant createdAt) {
		Assert.hasText(username, "an account needs a username");
		this.username = normalise(username);
		this.displayName = displayName.strip();
		this.password = passwordHash;
		this.roles.addAll(roles);
		this.createdAt = createdAt;
	}

	/** A username is the same however it is typed. */
	static String normalise(String username) {
		return username.strip().toLowerCase(Locale.ROOT);
	}

	void rename(String name) {
		this.displayName = name.strip();
	}

	void grantOnly(Collection<Role> wanted) {
		this.roles.retainAll(wanted);
		this.roles.addAll(wanted);
	}

	void resetPassword(String passwordHash) {
		this.password = passwordHash;
	}

	void close() {
		this.active = false;
	}

	void reopen() {
		this.active = true;
	}

	boolean administers() {
		return this.active && this.roles.contains(Role.ADMIN);
	}

	public @Nullable Long getId() {
		return this.id;
	}

	public int getVersion() {
		return this.version;
	}

	public String getUsername() {
		return this.username;
	}

	public String getDisplayName() {
		return this.displayName;
	}

	public String getPassword() {
		return this.password;
	}

	public boolean isActive() {
		return this.active;
	}

	public Instant getCreatedAt() {
		return this.createdAt;
	}

	public Set<Role> getRoles() {
		return this.roles.isEmpty() ? EnumSet.noneOf(Role.class) : EnumSet.copyOf(this.roles);
	}

}
