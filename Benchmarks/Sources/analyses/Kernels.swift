@testable import DMUGraph
import Glibc

/// Times what other programs can do as well, one account after the other on one thread, by the processor's
/// clock, which stands still while others run. Making the networks is not timed, here or there; the sums
/// show that all compute the same.
func timeKernels(of review: Review, accounts: [AccountID]) {
  var ties = AccountTies(review)
  let holders = accounts.map { review.portfolio.holders(of: $0) }

  let matchings = accounts.map { account in
    ties.load(account: account)
    var matching = BipartiteMatching()
    ties.match(0..<ties.contactCount, in: &matching)
    return matching
  }
  time("matching", consume matchings, by: CLOCK_PROCESS_CPUTIME_ID) { matchings in
    matchings.indices.reduce(0) { sum, account in
      // Solving once more adds to the size.
      let size = matchings[account].size
      return sum + matchings[account].solve() - size
    }
  }

  let networks = accounts.map { account in
    ties.load(account: account)
    var network = InfluenceNetwork()
    network.load(ties)
    return network
  }
  time("disjoint-paths", consume networks, by: CLOCK_PROCESS_CPUTIME_ID) { networks in
    networks.indices.reduce(0) { sum, account in
      holders[account].reduce(sum) { $0 + networks[account].threads(toAnyOf: $1) }
    }
  }

  let graphs = accounts.map { account in
    ties.load(account: account)
    var graph = InfluenceGraph(review)
    graph.load(ties, throughColleagues: false)
    graph.prepareForPaths()
    return graph
  }
  time("best-paths", BestPaths(), by: CLOCK_PROCESS_CPUTIME_ID) { search in
    graphs.indices.reduce(0.0) { sum, account in
      let graph = graphs[account]
      let sources = Array(graph.contactCount..<graph.vertexCount)
      return holders[account].reduce(sum) { sum, role in
        search.paths(in: graph, from: sources, to: role[0], throughStaff: false, count: 3)
          .reduce(sum) { $0 + graph.strength(of: $1) }
      }
    }
  }
  time("betweenness", (), by: CLOCK_PROCESS_CPUTIME_ID) { _ in
    graphs.reduce(0.0) { $0 + Betweenness($1).values.reduce(0, +) }
  }
}
