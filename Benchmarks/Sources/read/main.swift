// `read FILE`: reads a file to a portfolio that is ready for analysis, and no more.
import DMUFormats
import DMUGraph
import GraphML

for path in CommandLine.arguments.dropFirst() {
  let result = PortfolioImport([GraphMLReader().read(path: path)], options: ImportOptions())
  guard let portfolio = result.portfolio else { fatalError("\(path) cannot be used") }
  print(portfolio.accounts.count)
}
