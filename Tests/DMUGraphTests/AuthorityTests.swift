import DMUGraph
import OrderedCollections
import TestSupport
import Testing

/// Authority, stance and share in the coverage of a role.
@Suite("Authority and stance")
struct AuthorityTests {
  /// Jo is in touch with the first of some purchasers.
  private func purchasing(
    _ policy: Policy = .default, _ add: (inout Sample) -> Void
  ) throws -> RoleCoverage {
    var sample = Sample(policy: policy)
    sample.account("A", tier: "standard")
    sample.staff("Jo", "account_manager")
    add(&sample)
    sample.tie("Jo", "One")
    let gap = try #require(sample.portfolio.review(policy: policy, asOf: today).gaps().first)
    return try #require(gap.roles.first)
  }

  @Test func influenceGoesBeforeSeniority() {
    var contact = Contact(person: Person(id: .empty, name: .empty), account: 0)
    #expect(contact.authority(.default) == 0.3)
    for (seniority, authority) in [
      (Seniority.board, 0.9), (.head, 0.6), (.manager, 0.45), (.specialist, 0.3), (.assistant, 0.1),
    ] {
      contact.seniority = seniority
      #expect(contact.authority(.default) == authority)
    }
    contact.influence = 0
    #expect(contact.authority(.default) == 0)
  }

  /// 0.3 of 0.3 + 0.9 is a quarter.
  @Test func aJuniorAloneDoesNotCover() throws {
    let coverage = try purchasing {
      $0.contact("One", .purchasing, influence: 0.3)
      $0.contact("Two", .purchasing, seniority: .board)
    }
    #expect(coverage.status == .junior)
    #expect(coverage.share == 0.3 / (0.3 + 0.9))
  }

  /// Whoever has the greatest authority covers, whatever the share; so do equals.
  @Test func theGreatestAuthorityCovers() throws {
    let coverage = try purchasing {
      $0.contact("One", .purchasing)
      for name in ["Two", "Three", "Four"] { $0.contact(name, .purchasing) }
    }
    #expect(coverage.status == .covered)
    #expect(coverage.share == 0.25)
  }

  /// 0.1 · 3 is more than 0.3 in binary, which must not matter.
  @Test func halfIsEnoughWhateverTheRounding() throws {
    var policy = Policy.default
    policy.coverageAuthority = 0.3
    let coverage = try purchasing(policy) {
      $0.contact("One", .purchasing, influence: 0.3)
      $0.contact("Two", .purchasing, influence: 0.7)
    }
    #expect(coverage.status == .covered)
    policy.coverageAuthority = 0.31
    let stricter = try purchasing(policy) {
      $0.contact("One", .purchasing, influence: 0.3)
      $0.contact("Two", .purchasing, influence: 0.7)
    }
    #expect(stricter.status == .junior)
  }

  @Test func aRoleWithoutAuthorityIsNeverJunior() throws {
    let coverage = try purchasing {
      $0.contact("One", .purchasing, influence: 0)
      $0.contact("Two", .purchasing, influence: 0)
    }
    #expect(coverage.status == .covered)
    #expect(coverage.share == nil)
  }

  @Test(arguments: [Stance.critic, .opponent])
  func hostileHoldersDoNotCover(stance: Stance) throws {
    let coverage = try purchasing {
      $0.contact("One", .purchasing, seniority: .board, stance: stance)
      $0.contact("Two", .purchasing)
    }
    #expect(coverage.status == .opposed)
    #expect(coverage.share == 0)
    #expect(coverage.covered.count == 1)
  }

  @Test func aRoleThatIsNotRequiredHasNoShare() throws {
    var sample = Sample()
    sample.account("A", tier: "standard")
    sample.contact("One", .legal)
    let gap = try #require(sample.portfolio.review(asOf: today).gaps().first)
    #expect(gap.roles.map(\.share) == [nil, nil])
  }

  /// Jo knows One, who is the manager of Two: the way to Two counts unless One is against us.
  @Test func whoeverIsAgainstUsOpensNoDoor() throws {
    for (stance, threads) in [(Stance.neutral, 1), (.critic, 0)] {
      var sample = Sample()
      sample.account("A")
      sample.staff("Jo")
      sample.contact("One", .user, stance: stance)
      sample.contact("Two", .purchasing)
      sample.tie("Jo", "One", 1)
      sample.link(.reportsTo, "Two", "One")
      let review = sample.portfolio.review(asOf: today)
      let role = try #require(
        review.threads().accounts.first?.roles.first { $0.role == .purchasing })
      #expect(role.proof.threads == threads)
      let reach = try #require(review.influence().first?.contacts.map(\.reach))
      #expect(reach.contains { $0 > 0.7 })
    }
  }
}
