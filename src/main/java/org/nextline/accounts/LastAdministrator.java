package org.nextline.accounts;

/** Somebody has to keep the accounts. */
class LastAdministrator extends RuntimeException {

}
