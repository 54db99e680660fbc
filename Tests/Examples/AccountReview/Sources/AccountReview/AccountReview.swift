import DMUImport
import DMUReport
import DMUGraph

/// Reads an account, says what is wrong there and what to do, and looks at one that was built in code.
@main
struct AccountReview {
  static func main() async throws {
    guard let day = Day("2026-11-01"), let path = CommandLine.arguments.last else { return }

    // Read, analyse, write.
    let portfolio = try Portfolio(contentsOf: [path])
    let review = try Review(portfolio, asOf: day, sources: [path])
    print(GapsReport(review).text(.table))

    // Results are values; the documents are those of `--format json`.
    for account in PlanReport(review).document.accounts {
      for action in account.actions { print("\(account.name): \(action.text)") }
    }

    // Errors say what is wrong, a line each, and where.
    do throws(UnusableFiles) {
      _ = try Portfolio(contentsOf: ["nowhere.graphml"])
    } catch {
      print(error)
    }

    // A portfolio without any file, analysed in a task of its own.
    let built = try Review(build(), asOf: day)
    let threads = try await Task {
      try withCancellation { ThreadsReport(built) }
    }.value
    for account in threads.document.accounts {
      print("\(account.name): \(account.threads), without \(account.cutSupplier) none")
    }
  }

  private static func build() -> Portfolio {
    var builder = PortfolioBuilder()
    let alder = builder.addAccount(
      "Alder GmbH", tier: "key", revenue: 1_200_000, currency: "EUR")
    let mara = builder.addContact("Mara Eller", at: alder, roles: [.purchasing], influence: 0.6)
    let paul = builder.addContact("Paul Wirth", at: alder, roles: [.executive], stance: .critic)
    let jo = builder.addStaff("Jo Bern", roles: ["account_manager"])
    builder.addTie(staff: jo, contact: mara, strength: 0.8, lastContact: Day("2026-10-20"))
    builder.addTie(staff: jo, contact: paul, strength: 0.4)
    builder.addReportingLine(from: mara, to: paul)
    return builder.build()
  }
}
