/* Ranks of an MPI program, as far as an ensemble needs them: who am I, do all agree, blocks to rank
 * 0. Built without MPI there is one rank and nothing to send. Calls are made by one thread. */
#ifndef RF_COMM_H
#define RF_COMM_H

#include "refuge/err.h"

#include <stdbool.h>

typedef struct rf__comm {
    int rank, size;
    bool started_mpi; /* by us: then we also finish it */
    void *inner; /* a communicator of our own, so that the host's messages stay apart; or NULL */
} rf__comm;

/* For a main program: starts MPI where the host has not. rf__comm_end finishes what was started.
 * MPI can be started once in a process. RF_ERR_MPI, RF_ERR_NOMEM. */
rf_err rf__comm_begin(rf__comm *ret) RF_NODISCARD;
void rf__comm_end(rf__comm *comm);
/* For a library call, of which more may follow: MPI started here is finished when the process
 * exits. One rank when MPI has been finished already. Left by rf__comm_leave. */
rf_err rf__comm_join(rf__comm *ret) RF_NODISCARD;
void rf__comm_leave(rf__comm *comm);

/* All ranks call these together. The worst error of all ranks, the same on each. */
rf_err rf__comm_agree(const rf__comm *comm, rf_err own) RF_NODISCARD;
/* Each of n values becomes the largest that any rank has. */
rf_err rf__comm_most(const rf__comm *comm, int32_t *values, size_t n) RF_NODISCARD;

/* n bytes from one rank to another, in pieces that MPI can count. */
rf_err rf__comm_send(const rf__comm *comm, int to, const void *bytes, size_t n) RF_NODISCARD;
rf_err rf__comm_receive(const rf__comm *comm, int from, void *bytes, size_t n) RF_NODISCARD;

#endif
