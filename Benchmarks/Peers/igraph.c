// igraph in C: `igraph read FILE` reads a GraphML file, `igraph networks FILE` asks of the networks that
// `analyses networks` wrote what dmugraph asks. Making the graphs is not timed; the clock is the
// processor's.
#include <igraph/igraph.h>
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static const double threshold = 0.2;

typedef struct {
  igraph_t ties, influence, ways, *roles;
  igraph_vector_bool_t types;
  igraph_vector_t lengths, wayLengths;
  igraph_integer_t count, roleCount, *firstHolders;
} Account;

static double now(void) {
  struct timespec time;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
  return time.tv_sec + time.tv_nsec * 1e-9;
}

static long number(FILE *file) {
  long value;
  if (fscanf(file, "%ld", &value) != 1) exit(2);
  return value;
}

static int load(FILE *file, Account *account) {
  long contacts, staff, arcs;
  if (fscanf(file, "%ld", &contacts) != 1) return 0;
  staff = number(file), arcs = number(file), account->roleCount = number(file);
  igraph_integer_t count = account->count = contacts + staff;
  igraph_vector_int_t ties, influence, ways, strong;
  igraph_vector_int_init(&ties, 0), igraph_vector_int_init(&influence, 0);
  igraph_vector_int_init(&ways, 0), igraph_vector_int_init(&strong, 0);
  igraph_vector_init(&account->lengths, 0), igraph_vector_init(&account->wayLengths, 0);
  for (long arc = 0; arc < arcs; arc++) {
    long tail = number(file), head = number(file);
    double strength;
    if (fscanf(file, "%lf", &strength) != 1) exit(2);
    igraph_vector_int_push_back(&ways, tail), igraph_vector_int_push_back(&ways, head);
    igraph_vector_push_back(&account->wayLengths, -log(strength));
    if (strength >= threshold) {
      igraph_vector_int_push_back(&strong, tail), igraph_vector_int_push_back(&strong, head);
    }
    if (tail < contacts) {
      igraph_vector_int_push_back(&influence, tail), igraph_vector_int_push_back(&influence, head);
      igraph_vector_push_back(&account->lengths, -log(strength));
    } else if (strength >= threshold) {
      igraph_vector_int_push_back(&ties, tail), igraph_vector_int_push_back(&ties, head);
    }
  }
  // Everybody of ours is reached from one source in front of them.
  for (igraph_integer_t person = contacts; person < count; person++) {
    igraph_vector_int_push_back(&ways, count), igraph_vector_int_push_back(&ways, person);
    igraph_vector_push_back(&account->wayLengths, 0);
    igraph_vector_int_push_back(&strong, count), igraph_vector_int_push_back(&strong, person);
  }
  igraph_create(&account->ties, &ties, count, IGRAPH_UNDIRECTED);
  igraph_create(&account->influence, &influence, contacts, IGRAPH_DIRECTED);
  igraph_create(&account->ways, &ways, count + 1, IGRAPH_DIRECTED);
  igraph_vector_bool_init(&account->types, count);
  for (igraph_integer_t person = contacts; person < count; person++) {
    VECTOR(account->types)[person] = true;
  }
  account->roles = calloc(account->roleCount, sizeof *account->roles);
  account->firstHolders = calloc(account->roleCount, sizeof *account->firstHolders);
  igraph_integer_t length = igraph_vector_int_size(&strong);
  for (igraph_integer_t role = 0; role < account->roleCount; role++) {
    long holders = number(file);
    for (long index = 0; index < holders; index++) {
      long holder = number(file);
      if (index == 0) account->firstHolders[role] = holder;
      igraph_vector_int_push_back(&strong, holder), igraph_vector_int_push_back(&strong, count + 1);
    }
    igraph_create(&account->roles[role], &strong, count + 2, IGRAPH_DIRECTED);
    igraph_vector_int_resize(&strong, length);
  }
  igraph_vector_int_destroy(&ties), igraph_vector_int_destroy(&influence);
  igraph_vector_int_destroy(&ways), igraph_vector_int_destroy(&strong);
  return 1;
}

static double matching(Account *account) {
  igraph_integer_t size;
  igraph_maximum_bipartite_matching(&account->ties, &account->types, &size, NULL, NULL, NULL, 0);
  return size;
}

static double disjointPaths(Account *account) {
  double sum = 0;
  for (igraph_integer_t role = 0; role < account->roleCount; role++) {
    igraph_integer_t paths;
    igraph_st_vertex_connectivity(&account->roles[role], &paths, account->count,
                                  account->count + 1, IGRAPH_VCONN_NEI_IGNORE);
    sum += paths;
  }
  return sum;
}

static double bestPaths(Account *account) {
  double sum = 0;
  igraph_vector_int_list_t paths;
  igraph_vector_int_list_init(&paths, 0);
  for (igraph_integer_t role = 0; role < account->roleCount; role++) {
    igraph_get_k_shortest_paths(&account->ways, &account->wayLengths, NULL, &paths, 3,
                                account->count, account->firstHolders[role], IGRAPH_OUT);
    for (igraph_integer_t path = 0; path < igraph_vector_int_list_size(&paths); path++) {
      igraph_vector_int_t *steps = igraph_vector_int_list_get_ptr(&paths, path);
      double length = 0;
      for (igraph_integer_t step = 0; step < igraph_vector_int_size(steps); step++) {
        length += VECTOR(account->wayLengths)[VECTOR(*steps)[step]];
      }
      sum += exp(-length);
    }
  }
  igraph_vector_int_list_destroy(&paths);
  return sum;
}

static double betweenness(Account *account) {
  igraph_vector_t values;
  igraph_vector_init(&values, 0);
  igraph_betweenness(&account->influence, &values, igraph_vss_all(), IGRAPH_DIRECTED,
                     &account->lengths);
  double sum = igraph_vector_sum(&values);
  igraph_vector_destroy(&values);
  return sum;
}

static void timed(const char *name, double (*body)(Account *), Account *accounts, long count) {
  double start = now(), sum = 0;
  for (long account = 0; account < count; account++) sum += body(&accounts[account]);
  printf("%s %.9f %.9g\n", name, now() - start, sum);
}

int main(int count, char **arguments) {
  FILE *file = count == 3 ? fopen(arguments[2], "r") : NULL;
  if (file == NULL) return 64;
  if (strcmp(arguments[1], "read") == 0) {
    igraph_t graph;
    igraph_set_attribute_table(&igraph_cattribute_table);
    if (igraph_read_graph_graphml(&graph, file, 0) != IGRAPH_SUCCESS) return 2;
    printf("%ld nodes, %ld edges\n", (long)igraph_vcount(&graph), (long)igraph_ecount(&graph));
    return 0;
  }
  // A contact whom nobody of ours reaches is no mistake.
  igraph_set_warning_handler(igraph_warning_handler_ignore);
  Account *accounts = NULL;
  long loaded = 0;
  for (;;) {
    accounts = realloc(accounts, (loaded + 1) * sizeof *accounts);
    if (!load(file, &accounts[loaded])) break;
    loaded++;
  }
  timed("matching", matching, accounts, loaded);
  timed("disjoint-paths", disjointPaths, accounts, loaded);
  timed("best-paths", bestPaths, accounts, loaded);
  timed("betweenness", betweenness, accounts, loaded);
  return 0;
}
