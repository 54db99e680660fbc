import DMUGraph
import Foundation
import GraphML
import Testing

@testable import DMUImport

/// A fixture in the dialect of a tool, and everything that it should be understood as.
struct Dialect: Sendable, CustomTestStringConvertible {
  var name: String
  var supplier: String?
  /// The codes of the warnings, apart from `no-staff`.
  var warnings: [String] = []
  var summary: String

  var testDescription: String { name }
}

@Suite("Dialects of other tools")
struct DialectTests {
  static func fixture(_ name: String) throws -> [UInt8] {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../fixtures/dialects")
    return Array(try Data(contentsOf: folder.appending(path: "\(name).graphml")))
  }

  static func read(
    _ name: String, options change: (inout ImportOptions) -> Void = { _ in }
  ) throws -> PortfolioImport {
    var options = ImportOptions()
    change(&options)
    let reading = GraphMLReader().read(bytes: try fixture(name), path: "\(name).graphml")
    return PortfolioImport([reading], options: options)
  }

  @Test(arguments: Dialect.all)
  func means(_ dialect: Dialect) throws {
    let result = try Self.read(dialect.name) { $0.supplier = dialect.supplier }
    let portfolio = try #require(result.portfolio, "\(result.files[0].diagnostics)")
    #expect(summary(of: portfolio) == dialect.summary)
    let diagnostics = result.files[0].diagnostics
    #expect(diagnostics.filter { $0.severity == .error } == [])
    #expect(diagnostics.map(\.code.rawValue) == dialect.warnings, "\(diagnostics)")
    #expect(result.foundSupplier)
  }

  @Test func everyFixtureIsLookedAt() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "../../fixtures/dialects")
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .map { String($0.dropLast(".graphml".count)) }
    #expect(Set(names) == Set(Dialect.all.map(\.name)))
  }

  /// Everything in a portfolio, a line each.
  private func summary(of portfolio: Portfolio) -> String {
    func person(_ person: Person) -> String {
      let title = portfolio.string(person.title)
      return portfolio.displayName(person) + (title.isEmpty ? "" : ", \(title)")
    }
    func number(_ number: Double?) -> String { number.map { " \($0)" } ?? "" }
    var lines: [String] = []
    for account in portfolio.accounts {
      let tier = portfolio.string(account.tier)
      lines.append(
        "account " + portfolio.displayName(account) + (tier.isEmpty ? "" : " (\(tier))")
          + number(account.revenue))
    }
    for contact in portfolio.contacts {
      let roles = portfolio.roles.indices.filter { contact.roles.contains(position: $0) }.map {
        portfolio.roles[$0].rawValue + (contact.inferredRoles.contains(position: $0) ? "?" : "")
      }
      lines.append(
        "contact \(person(contact.person)) (\(roles.joined(separator: " "))) at "
          + portfolio.displayName(portfolio.accounts[contact.account]) + number(contact.influence))
    }
    for staff in portfolio.staff {
      lines.append(
        "staff \(person(staff.person))"
          + (staff.roles.isEmpty ? "" : " (\(staff.roles.joined(separator: " ")))"))
    }
    for product in portfolio.products { lines.append("product \(portfolio.string(product.name))") }
    for tie in portfolio.ties {
      lines.append(
        "tie \(portfolio.displayName(portfolio.staff[tie.party].person)) - "
          + portfolio.displayName(portfolio.contacts[tie.contact].person) + number(tie.strength)
          + (tie.assumedStrength.map { " assumed \($0)" } ?? "")
          + (tie.lastContact.map { " \($0)" } ?? ""))
    }
    for link in portfolio.contactLinks {
      lines.append(
        "\(portfolio.displayName(portfolio.contacts[link.source].person)) \(link.kind) "
          + portfolio.displayName(portfolio.contacts[link.target].person) + number(link.weight))
    }
    return lines.joined(separator: "\n")
  }
}
