import Glibc

/// `generate --accounts 10000 --seed 1`: a portfolio of so many accounts, to standard output.
@main
enum Generate {
  static func main() {
    var accounts: Int?
    var seed: UInt64 = 1
    var arguments = CommandLine.arguments.dropFirst()
    while let option = arguments.popFirst() {
      switch (option, arguments.popFirst()) {
      case ("--accounts", let value?): accounts = Int(value)
      case ("--seed", let value?): seed = UInt64(value) ?? seed
      default: accounts = nil
      }
    }
    guard let accounts, accounts > 0 else {
      let usage = "usage: generate --accounts NUMBER [--seed NUMBER]\n"
      _ = usage.withCString { Glibc.write(2, $0, strlen($0)) }
      exit(64)
    }
    var document = Document(accounts: accounts, seed: seed)
    document.write()
  }
}
