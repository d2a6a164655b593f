package org.nextline.accounts;

import java.util.List;
import java.util.Optional;

import org.springframework.data.jpa.repository.Query;
import org.springframework.data.repository.Repository;

/** All accounts. */
interface Accounts extends Repository<Account, Long> {

	Account save(Account account);

	Optional<Account> findById(Long id);

	Optional<Account> findByUsername(String username);

	boolean existsByUsername(String username);

	long count();

	@Query("select distinct a from Account a left join fetch a.roles order by a.displayName, a.username")
	List<Account> inOrder();

	@Query("select count(a) from Account a where a.active and org.nextline.accounts.Role.ADMIN member of a.roles")
	long administrators();

}
