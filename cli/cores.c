/* The number of cores that this process may run on, which in a container or under taskset is not
 * the number that the machine has. */
#define _GNU_SOURCE /* sched_getaffinity; elsewhere it means nothing */
#include "cores.h"

#include <unistd.h>

#ifdef __linux__
#include <sched.h>
#endif

unsigned galley_cli_cores(void) {
#ifdef __linux__
    cpu_set_t set;
    if (sched_getaffinity(0, sizeof set, &set) == 0 && CPU_COUNT(&set) > 0) {
        return (unsigned)CPU_COUNT(&set);
    }
#endif
    long count = sysconf(_SC_NPROCESSORS_ONLN);
    return count > 0 ? (unsigned)count : 1;
}
