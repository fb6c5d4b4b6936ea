/* Messages go over a communicator of our own that returns errors instead of ending the program. MPI
 * counts elements with an int: long blocks are cut into pieces. */
#include "run/comm.h"

#ifdef RF_WITH_MPI

#include "base/mem.h"

#include <mpi.h>
#include <stdlib.h>

#define PIECE ((size_t)1 << 28)
#define TAG 7

static MPI_Comm inner(const rf__comm *comm) { return *(const MPI_Comm *)comm->inner; }

static rf_err ask_ranks(rf__comm *comm) {
    MPI_Comm *own = rf__malloc(sizeof(MPI_Comm));
    if (!own)
        return RF_ERR_NOMEM;
    if (MPI_Comm_dup(MPI_COMM_WORLD, own)) {
        rf__free(own);
        return RF_ERR_MPI;
    }
    comm->inner = own;
    MPI_Comm_set_errhandler(*own, MPI_ERRORS_RETURN);
    return MPI_Comm_rank(*own, &comm->rank) || MPI_Comm_size(*own, &comm->size) ? RF_ERR_MPI
                                                                                : RF_OK;
}

static void finish_mpi(void) {
    int finished = 1;
    if (!MPI_Finalized(&finished) && !finished)
        MPI_Finalize();
}

rf_err rf__comm_begin(rf__comm *ret) {
    rf__comm comm = {.rank = 0, .size = 1};
    int finished = 0, running = 0, level = 0;
    if (MPI_Finalized(&finished) || MPI_Initialized(&running))
        return RF_ERR_MPI;
    if (finished) {
        *ret = comm;
        return RF_OK;
    }
    if (!running) {
        if (MPI_Init_thread(NULL, NULL, MPI_THREAD_FUNNELED, &level))
            return RF_ERR_MPI;
        comm.started_mpi = true;
    }
    rf_err err = ask_ranks(&comm);
    if (err) {
        rf__comm_end(&comm);
        return err;
    }
    *ret = comm;
    return RF_OK;
}

void rf__comm_leave(rf__comm *comm) {
    int finished = 1;
    if (comm->inner && !MPI_Finalized(&finished) && !finished)
        MPI_Comm_free(comm->inner);
    rf__free(comm->inner);
    comm->inner = NULL;
}

void rf__comm_end(rf__comm *comm) {
    rf__comm_leave(comm);
    if (comm->started_mpi)
        finish_mpi();
    comm->started_mpi = false;
}

rf_err rf__comm_join(rf__comm *ret) {
    rf_err err = rf__comm_begin(ret);
    if (!err && ret->started_mpi) {
        ret->started_mpi = false;
        if (atexit(finish_mpi))
            err = RF_ERR_MPI;
    }
    return err;
}

rf_err rf__comm_agree(const rf__comm *comm, rf_err own) {
    if (comm->size == 1)
        return own;
    int worst = own, mine = own;
    if (MPI_Allreduce(&mine, &worst, 1, MPI_INT, MPI_MIN, inner(comm)))
        return RF_ERR_MPI;
    return worst;
}

rf_err rf__comm_most(const rf__comm *comm, int32_t *values, size_t n) {
    if (comm->size == 1 || n == 0)
        return RF_OK;
    return MPI_Allreduce(MPI_IN_PLACE, values, (int)n, MPI_INT32_T, MPI_MAX, inner(comm))
               ? RF_ERR_MPI
               : RF_OK;
}

rf_err rf__comm_send(const rf__comm *comm, int to, const void *bytes, size_t n) {
    const char *at = bytes;
    for (size_t done = 0; done < n; done += PIECE) {
        size_t piece = n - done < PIECE ? n - done : PIECE;
        if (MPI_Send(at + done, (int)piece, MPI_BYTE, to, TAG, inner(comm)))
            return RF_ERR_MPI;
    }
    return RF_OK;
}

rf_err rf__comm_receive(const rf__comm *comm, int from, void *bytes, size_t n) {
    char *at = bytes;
    for (size_t done = 0; done < n; done += PIECE) {
        size_t piece = n - done < PIECE ? n - done : PIECE;
        if (MPI_Recv(at + done, (int)piece, MPI_BYTE, from, TAG, inner(comm), MPI_STATUS_IGNORE))
            return RF_ERR_MPI;
    }
    return RF_OK;
}

#else

rf_err rf__comm_begin(rf__comm *ret) {
    *ret = (rf__comm){.rank = 0, .size = 1};
    return RF_OK;
}

void rf__comm_end(rf__comm *comm) { (void)comm; }

rf_err rf__comm_join(rf__comm *ret) { return rf__comm_begin(ret); }

void rf__comm_leave(rf__comm *comm) { (void)comm; }

rf_err rf__comm_agree(const rf__comm *comm, rf_err own) {
    (void)comm;
    return own;
}

rf_err rf__comm_most(const rf__comm *comm, int32_t *values, size_t n) {
    (void)comm;
    (void)values;
    (void)n;
    return RF_OK;
}

rf_err rf__comm_send(const rf__comm *comm, int to, const void *bytes, size_t n) {
    (void)comm;
    (void)to;
    (void)bytes;
    (void)n;
    return RF_ERR_MPI;
}

rf_err rf__comm_receive(const rf__comm *comm, int from, void *bytes, size_t n) {
    (void)comm;
    (void)from;
    (void)bytes;
    (void)n;
    return RF_ERR_MPI;
}

#endif
