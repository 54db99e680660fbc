// `read FILE`: reads a file in which nothing is wrong to a portfolio that is ready for analysis, and no more.
import DMUImport
import DMUGraph
import GraphML

let path = CommandLine.arguments.last ?? ""
let result = PortfolioImport(
  [path].lazy.map { GraphMLReader().read(path: $0) }, options: ImportOptions())
for diagnostic in result.files.flatMap(\.diagnostics) + result.diagnostics
where diagnostic.severity == .error {
  fatalError("\(diagnostic)")
}
print(result.portfolio?.accounts.count ?? 0, "accounts")
