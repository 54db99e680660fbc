import Glibc

/// Writes a portfolio in the native GraphML profile to standard output, piece by piece: all nodes, then
/// all edges, in constant memory.
struct Document {
  private let accounts: Int
  private let seed: UInt64
  private let staff: Int
  private let competitors = 40
  private let products = 24
  private var bytes: [UInt8] = []

  private static let pieceSize = 1 << 16

  init(accounts: Int, seed: UInt64) {
    self.accounts = accounts
    self.seed = seed
    staff = accounts * 9 / 10 + 8
    bytes.reserveCapacity(2 * Self.pieceSize)
  }

  mutating func write() {
    add(Self.head)
    for number in 0..<accounts { writeNodes(of: number) }
    for number in 0..<staff { writeStaff(number) }
    for number in 0..<competitors {
      startNode("r\(number)", "competitor")
      add("name", "\(Words.stems[number % 25])wett \(number)")
      end("node")
    }
    for number in 0..<products {
      startNode("p\(number)", "product")
      add("name", "Gerät \(number + 1)")
      end("node")
    }
    for number in 0..<accounts {
      var account = DrawnAccount(number: number, seed: seed)
      for edge in account.edges(staff: staff, competitors: competitors, products: products) {
        write(edge)
      }
    }
    for number in 1..<staff { writeColleagues(of: number) }
    add("</graph>\n</graphml>\n")
    flush()
  }

  // MARK: Nodes

  private mutating func writeNodes(of number: Int) {
    var random = Random(seed: seed, stream: 2 * number + 1)
    let isKey = random.chance(30)
    startNode("a\(number)", "account")
    let stem = random.element(of: Words.stems) + random.element(of: Words.endings)
    let industry = random.element(of: Words.industries)
    add("name", "\(stem) \(industry) \(number) \(random.element(of: Words.forms))")
    if random.chance(95) { add("tier", isKey ? "key" : "standard") }
    if random.chance(97) {
      add("revenue", "\(1000 * random.number(isKey ? 900...9000 : 20...900))")
    }
    add("currency", random.element(of: Words.currencies))
    if random.chance(80) {
      add(
        "contract_end", date(month: 2026 * 12 + random.number(7...46), day: random.number(1...28)))
    }
    add("industry", industry)
    add("region", random.element(of: Words.regions))
    end("node")
    let account = DrawnAccount(number: number, seed: seed)
    for (position, contact) in account.contacts.enumerated() {
      write(contact, id: "\(number)-\(position)", account: "a\(number)", &random)
    }
  }

  private mutating func write(
    _ contact: DrawnAccount.Contact, id: String, account: String, _ random: inout Random
  ) {
    startNode("c" + id, "contact")
    add("name", contact.name)
    add("account", account)
    if let roles = contact.roles { add("role", roles) }
    if let title = contact.title { add("title", title) }
    if random.chance(75) { add("email", "c\(id)@customer.example") }
    add("department", Words.departments[contact.department].name)
    if let influence = contact.influence { add("influence", hundredths(influence)) }
    if let stance = contact.stance { add("stance", stance) }
    end("node")
  }

  private mutating func writeStaff(_ number: Int) {
    var random = Random(seed: ~seed, stream: number)
    startNode("s\(number)", "staff")
    add("name", personName(&random))
    if random.chance(95) { add("role", random.element(of: Words.staffRoles)) }
    add("email", "s\(number)@nordhaus.example")
    end("node")
  }

  // MARK: Edges

  private mutating func writeColleagues(of number: Int) {
    let manager = DrawnAccount.Edge(
      kind: "reports_to", source: "s\(number)", target: "s\((number - 1) / 8)")
    write(manager)
    if number % 2 == 0 {
      write(.init(kind: "works_with", source: "s\(number)", target: "s\(number - 1)"))
    }
  }

  private mutating func write(_ edge: DrawnAccount.Edge) {
    add("<edge source=\"\(edge.source)\" target=\"\(edge.target)\">\n")
    add("relation", edge.kind)
    for (key, value) in edge.data { add(key, value) }
    end("edge")
  }

  // MARK: Text

  private mutating func startNode(_ id: String, _ kind: String) {
    add("<node id=\"\(id)\">\n")
    add("kind", kind)
  }

  private mutating func end(_ element: String) { add("</\(element)>\n") }

  private mutating func add(_ key: String, _ value: String) {
    add("  <data key=\"\(key)\">\(value)</data>\n")
  }

  private mutating func add(_ text: String) {
    bytes.append(contentsOf: text.utf8)
    if bytes.count >= Self.pieceSize { flush() }
  }

  private mutating func flush() {
    var start = 0
    while start < bytes.count {
      let count = bytes[start...].withUnsafeBytes { Glibc.write(1, $0.baseAddress, $0.count) }
      if count < 0 && errno == EINTR { continue }
      if count < 0 {
        perror("generate")
        exit(1)
      }
      start += count
    }
    bytes.removeAll(keepingCapacity: true)
  }

  // Keys that serve nodes and edges alike are not read by all.
  private static let head = """
    <?xml version="1.0" encoding="UTF-8"?>
    <graphml xmlns="http://graphml.graphdrawing.org/xmlns">
    <key id="kind" for="node" attr.name="kind" attr.type="string"/>
    <key id="name" for="node" attr.name="name" attr.type="string"/>
    <key id="account" for="node" attr.name="account" attr.type="string"/>
    <key id="role" for="node" attr.name="role" attr.type="string"/>
    <key id="title" for="node" attr.name="title" attr.type="string"/>
    <key id="email" for="node" attr.name="email" attr.type="string"/>
    <key id="department" for="node" attr.name="department" attr.type="string"/>
    <key id="influence" for="node" attr.name="influence" attr.type="double"/>
    <key id="stance" for="node" attr.name="stance" attr.type="string"/>
    <key id="tier" for="node" attr.name="tier" attr.type="string"/>
    <key id="revenue" for="node" attr.name="revenue" attr.type="double"/>
    <key id="currency" for="node" attr.name="currency" attr.type="string"/>
    <key id="contract_end" for="node" attr.name="contract_end" attr.type="string"/>
    <key id="industry" for="node" attr.name="industry" attr.type="string"/>
    <key id="region" for="node" attr.name="region" attr.type="string"/>
    <key id="relation" for="edge" attr.name="kind" attr.type="string"/>
    <key id="strength" for="edge" attr.name="strength" attr.type="double"/>
    <key id="last_contact" for="edge" attr.name="last_contact" attr.type="string"/>
    <key id="weight" for="edge" attr.name="weight" attr.type="double"/>
    <key id="sales" for="edge" attr.name="revenue" attr.type="double"/>
    <key id="target" for="edge" attr.name="target" attr.type="double"/>
    <graph id="G" edgedefault="directed">

    """
}
