import TestSupport
import Testing

@testable import DMUGraph

@Suite("Threads")
struct ThreadsTests {
  private let day = Day(number: 20_000)

  /// Three contacts who are all held by one account manager are one thread, however one counts.
  @Test func threeContactsOneThread() throws {
    var sample = Sample()
    sample.staff("Jo")
    sample.account("Alder", tier: "key", revenue: 10, currency: "EUR")
    for name in ["Ada", "Bea", "Cem"] {
      sample.contact(name, .purchasing)
      sample.tie("Jo", name)
    }
    let analysis = sample.portfolio.review(asOf: day).threads()
    let account = try #require(analysis.accounts.first)
    #expect(account.threads == 1 && account.activeTies == 3 && account.requiredThreads == 2)
    #expect(account.bottlenecks == [.staff(0)])
    #expect(account.supplierCut == [.staff(0)] && account.customerCut == [.staff(0)])
    #expect(account.roles[0].proof.threads == 1)
    #expect(analysis.holders.map(\.person) == [.staff(0)])
    #expect(analysis.holders[0].revenue == [Money(currency: "EUR", amount: 10)])
  }

  /// Of a single tie each end is a bottleneck, and the two cuts are its two ends.
  @Test func oneTieHasTwoEnds() throws {
    var sample = Sample()
    sample.staff("Jo")
    sample.account("Alder")
    sample.contact("Ada", .executive)
    sample.tie("Jo", "Ada")
    let account = try #require(sample.portfolio.review(asOf: day).threads().accounts.first)
    #expect(account.bottlenecks == [.staff(0), .contact(0)])
    #expect(account.supplierCut == [.staff(0)] && account.customerCut == [.contact(0)])
    #expect(account.pairs == [StaffContact(staff: 0, contact: 0)])
  }

  /// Numbers against all sets of departures, proofs against what they claim.
  @Test func agreesWithBruteForce() throws {
    var threads = Set<Int>()
    var roleThreads = Set<Int>()
    var different = 0
    for seed in 0..<150 {
      let portfolio = RandomPortfolio().make(seed: seed, day: day)
      let analysis = portfolio.review(asOf: day).threads(includesContacts: true)
      #expect(analysis.accounts.map(\.account).sorted() == Array(portfolio.accounts.indices))
      #expect(analysis.accounts.map(\.threads) == analysis.accounts.map(\.threads).sorted())
      for account in analysis.accounts {
        let search = DepartureSearch(portfolio, account: account.account, day: day)
        check(account, search)
        threads.insert(account.threads)
        different += account.supplierCut == account.customerCut ? 0 : 1
        for role in account.roles {
          let holders = holders(of: role.role, in: portfolio, search.contacts)
          #expect(role.holders == holders.count)
          check(role.proof, to: holders, counted: true, search)
          roleThreads.insert(role.proof.threads)
        }
        #expect(account.contacts.map(\.contact) == Array(search.contacts))
        for contact in account.contacts {
          check(contact.proof, to: [contact.contact], counted: false, search)
        }
      }
      checkHolders(analysis, portfolio)
    }
    #expect(threads.isSuperset(of: [0, 1, 2, 3]) && roleThreads.isSuperset(of: [0, 1, 2, 3]))
    #expect(different > 50)
  }

  private func holders(
    of role: Role, in portfolio: Portfolio, _ contacts: AccountContacts
  ) -> [ContactID] {
    contacts.filter { contact in
      portfolio.position(of: role).map { portfolio.contacts[contact].roles.contains(position: $0) }
        ?? false
    }
  }

  private func check(_ account: AccountThreads, _ search: DepartureSearch) {
    #expect(account.threads == search.fewest { search.hasTie(without: $0) })
    #expect(account.pairs.count == account.threads)
    #expect(Set(account.pairs.map(\.staff)).count == account.threads)
    #expect(Set(account.pairs.map(\.contact)).count == account.threads)
    for pair in account.pairs {
      let (staff, contact) = (search.bit(.staff(pair.staff)), search.bit(.contact(pair.contact)))
      #expect(search.ties.contains { $0.staff == staff && $0.contact == contact })
    }
    for cut in [account.supplierCut, account.customerCut] {
      #expect(cut.count == account.threads && !search.hasTie(without: search.set(cut)))
    }
    func ours(_ cut: [PersonID]) -> Int {
      cut.count { if case .staff = $0 { true } else { false } }
    }
    #expect(ours(account.supplierCut) >= ours(account.customerCut))
    let alone = (0..<search.people).filter { !search.hasTie(without: 1 << $0) }
    #expect(
      account.bottlenecks.map { search.bit($0) } == (account.threads == 1 ? alone : []))
  }

  private func check(
    _ proof: ThreadProof, to goals: [ContactID], counted: Bool, _ search: DepartureSearch
  ) {
    let staying = counted ? 0 : search.set(goals.map { .contact($0) })
    let fewest = search.fewest(staying: staying) { search.reaches(goals, without: $0) }
    #expect(proof.threads == fewest)
    let people = proof.paths.flatMap { counted ? $0[...] : $0.dropLast() }
    #expect(Set(people).count == people.count)
    for path in proof.paths {
      let bits = path.map { search.bit($0) }
      #expect(bits[0] < search.portfolio.staff.count)
      #expect(bits.dropFirst().allSatisfy { $0 >= search.portfolio.staff.count })
      #expect(goals.contains { search.bit(.contact($0)) == bits.last })
      for (tail, head) in zip(bits, bits.dropFirst()) {
        #expect(search.arcs.contains { $0.tail == tail && $0.head == head })
      }
    }
    for cut in [proof.supplierCut, proof.customerCut] {
      #expect(cut.count == fewest && search.set(cut) & staying == 0)
      #expect(!search.reaches(goals, without: search.set(cut)))
    }
  }

  private func checkHolders(_ analysis: ThreadAnalysis, _ portfolio: Portfolio) {
    var held: [PersonID: [AccountID]] = [:]
    for account in analysis.accounts {
      for person in account.bottlenecks { held[person, default: []].append(account.account) }
    }
    #expect(analysis.holders.count == held.count)
    for holder in analysis.holders { #expect(held[holder.person]?.sorted() == holder.accounts) }
    let counts = analysis.holders.map(\.accounts.count)
    #expect(counts == counts.sorted(by: >))
  }
}
