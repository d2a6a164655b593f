package org.nextline.cases;

/** A patient with this record number is known already. */
class RecordNumberTaken extends RuntimeException {

}
