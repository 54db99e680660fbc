import Foundation
import Testing

@Suite("Whatever the environment")
struct EnvironmentTests {
  private let portfolio = Tool.fixture("portfolio.graphml")
  private let day = ["--as-of", "2026-11-01"]

  /// Runs a shell script in which `$1` is the tool, `$2` a folder and `$3` the portfolio.
  private func shell(_ script: String, in folder: TemporaryFolder) throws -> Tool.Run {
    try Tool.run(
      program: "/bin/bash", ["-c", script, "bash", Tool.binary, folder.path, portfolio])
  }

  private func json(_ arguments: [String] = []) throws -> Data {
    let run = try Tool.run(["gaps", "--format", "json", portfolio] + day + arguments)
    #expect(run.status == 0)
    return run.output
  }

  // MARK: The clock

  /// A clock that is far off: its day where that is one, else a clear refusal.
  @Test(arguments: [
    ("-1", "1969-12-31"), ("0", "1970-01-01"), ("253402300799", "9999-12-31"),
    ("253402300800", nil), ("-62198755200", nil), ("9223372036854775807", nil),
    ("-9223372036854775808", nil),
  ])
  func clockFarOff(_ seconds: String, _ day: String?) throws {
    let folder = try TemporaryFolder()
    _ = try folder.write(
      "clock.c",
      """
      #include <stdlib.h>
      #include <time.h>
      time_t time(time_t *now) {
        time_t seconds = atoll(getenv("SECONDS_NOW"));
        if (now) *now = seconds;
        return seconds;
      }
      """)
    let run = try shell(
      "clang -shared -fPIC -o \"$2/clock.so\" \"$2/clock.c\" && "
        + "SECONDS_NOW=\(seconds) TZ=UTC LD_PRELOAD=\"$2/clock.so\" \"$1\" gaps -q \"$3\"",
      in: folder)
    if let day {
      #expect(run.status == 0 && run.text.hasPrefix("Coverage gaps on \(day),"), "\(run.errors)")
    } else {
      #expect(run.status == 64 && run.output.isEmpty)
      #expect(run.errors.contains("Say the day with --as-of."), "\(run.errors)")
    }
  }

  // MARK: Standard streams

  @Test func closedInputIsUnreadable() throws {
    let run = try shell("\"$1\" gaps - <&-", in: TemporaryFolder())
    #expect(run.status == 2)
    #expect(run.errors == "-: error: the file cannot be read: Bad file descriptor [unreadable]\n")
  }

  @Test func closedOutputCannotBeWritten() throws {
    let run = try shell("\"$1\" gaps -q \"$3\" >&-", in: TemporaryFolder())
    #expect(run.status == 2)
    #expect(
      run.errors == "error: standard output: cannot be written: Bad file descriptor\n")
  }

  /// No file takes the place of a stream that is closed, where messages would be written into it.
  @Test(arguments: ["2>&-", "<&- 2>&-", "<&- >&- 2>&-", ">&-"])
  func closedStreamsDoNotSpoilTheFile(_ closed: String) throws {
    let folder = try TemporaryFolder()
    let run = try shell(
      "\"$1\" gaps --format json \"$3\" --as-of 2026-11-01 -o \"$2/x\" \(closed)", in: folder)
    #expect(run.status == 0)
    #expect(try Data(contentsOf: URL(filePath: folder.path("x"))) == json())
  }

  @Test func pipesWithANameAreReadAndWritten() throws {
    let folder = try TemporaryFolder()
    let run = try shell(
      """
      mkfifo "$2/in" "$2/out"; cat "$3" > "$2/in" & cat "$2/out" > "$2/copy" &
      "$1" gaps --format json "$2/in" --as-of 2026-11-01 -o "$2/out"; status=$?; wait; exit $status
      """, in: folder)
    #expect(run.status == 0, "\(run.errors)")
    let copy = try String(contentsOfFile: folder.path("copy"), encoding: .utf8)
    #expect(
      copy.replacing("\(folder.path)/in", with: portfolio)
        == String(decoding: try json(), as: UTF8.self))
    #expect(folder.names == ["copy", "in", "out"])
  }

  // MARK: Files

  /// Root may read everything, but not without its capabilities.
  @Test(arguments: [
    "gaps \"$2/x\"", "gaps \"$3\" --policy \"$2/x\"", "gaps \"$3\" --mapping \"$2/x\"",
  ])
  func whatMayNotBeRead(_ command: String) throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("x", "a")
    let run = try shell(
      """
      chmod 0 "$2/x"; drop=
      if [ "$(id -u)" = 0 ]; then drop='setpriv --bounding-set=-all --inh-caps=-all'; fi
      $drop "$1" \(command)
      """, in: folder)
    #expect(run.status == 2)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("\(folder.path)/x"))
    #expect(run.errors.contains("Permission denied"))
  }

  @Test func folderThatMayNotBeWritten() throws {
    let folder = try TemporaryFolder()
    let run = try shell(
      """
      mkdir "$2/d"; echo old > "$2/d/x"; chmod 500 "$2/d"; drop=
      if [ "$(id -u)" = 0 ]; then drop='setpriv --bounding-set=-all --inh-caps=-all'; fi
      $drop "$1" gaps -q "$3" -o "$2/d/x"; status=$?; ls -A "$2/d"; cat "$2/d/x"; exit $status
      """, in: folder)
    #expect(run.status == 2)
    #expect(run.text == "x\nold\n")
    #expect(run.errors.contains("Permission denied"))
  }

  @Test(arguments: ["$3", "$2/link", "$2/../$(basename \"$2\")/copy.graphml"])
  func resultsDoNotReplaceWhatIsRead(_ output: String) throws {
    let folder = try TemporaryFolder()
    let run = try shell(
      """
      cp "$3" "$2/copy.graphml"; ln -s copy.graphml "$2/link"
      "$1" gaps "$2/copy.graphml" "$3" -o "\(output)"; status=$?
      cmp "$3" "$2/copy.graphml" >&2; exit $status
      """, in: folder)
    #expect(run.status == 64)
    #expect(run.output.isEmpty)
    #expect(run.errors.contains("is read; write the results somewhere else"))
  }

  // MARK: Writing that fails

  /// A file that may not grow so long is like a full disk.
  @Test(arguments: ["gaps --format json", "export --to csv"])
  func fullDisk(_ command: String) throws {
    let folder = try TemporaryFolder()
    for name in ["x.csv", "x-nodes.csv", "x-edges.csv"] { _ = try folder.write(name, "old") }
    let names = folder.names
    let run = try shell("ulimit -f 4; \"$1\" \(command) -q \"$3\" -o \"$2/x.csv\"", in: folder)
    #expect(run.status == 2)
    #expect(run.errors.contains("the old file is as it was: File too large"), "\(run.errors)")
    #expect(folder.names == names)
    for name in names {
      #expect(try String(contentsOfFile: folder.path(name), encoding: .utf8) == "old")
    }
  }

  /// Whoever stops the tool while it writes finds the old file and nothing beside it.
  @Test(
    arguments: [("INT", 130), ("TERM", 143), ("HUP", 129), ("PIPE", 141)] as [(String, Int32)],
    ["write", "rename"])
  func interrupted(_ signal: (String, Int32), _ call: String) throws {
    let folder = try TemporaryFolder()
    let path = try folder.write("x.json", "old")
    // Whoever starts the tests may have these signals blocked or ignored.
    let heedSignals = """
      import os, signal, sys
      signal.pthread_sigmask(signal.SIG_SETMASK, [])
      for name in "INT", "TERM", "HUP", "PIPE": signal.signal(signal.Signals["SIG" + name], signal.SIG_DFL)
      os.execvp(sys.argv[1], sys.argv[1:])
      """
    let run = try Tool.run(
      program: "/usr/bin/env",
      [
        "python3", "-c", heedSignals, "strace", "-f", "-qq", "-o", "/dev/null", "-e",
        "trace=\(call)", "-e",
        "inject=\(call):error=EINTR:signal=\(signal.0):when=1", Tool.binary, "gaps", "-q",
        "--format",
        "json", portfolio, "-o", path,
      ])
    #expect(run.status == signal.1, "\(run.errors)")
    #expect(folder.names == ["x.json"])
    #expect(try String(contentsOfFile: path, encoding: .utf8) == "old")
  }

  // MARK: Language, clock and cores

  @Test(
    arguments: [
      "LC_ALL=C", "LC_ALL=POSIX LANG=C", "LC_ALL=de_DE.ISO-8859-1", "LC_ALL=tr_TR.UTF-8",
      "-i", "TZ=Pacific/Kiritimati TERM=dumb", "COLUMNS=20 LINES=1 HOME=/nowhere",
    ])
  func sameBytesInEveryEnvironment(_ environment: String) throws {
    let file = Tool.fixture("key-account-yed.graphml")
    let arguments = ["--supplier", "Nordhaus AG", file] + day
    let expected = try Tool.run(["gaps"] + arguments)
    let variables = environment.split(separator: " ").map(String.init)
    let run = try Tool.run(
      program: "/usr/bin/env", variables + [Tool.binary, "gaps"] + arguments)
    #expect(run.status == 0)
    #expect(expected.text.contains("Martin Größl") && expected.text.contains("✗"))
    #expect(run.output == expected.output)
    #expect(run.errors == expected.errors)
  }

  /// The first and the last days that there are, and those on which a wrong clock stands.
  @Test(arguments: ["0000-01-01", "1970-01-01", "2038-01-20", "2262-04-12", "9999-12-31"])
  func daysFarOff(_ day: String) throws {
    for command in ["gaps", "threads", "paths", "risk", "influence", "plan"] {
      let run = try Tool.run([command, "-q", "--format", "json", "--as-of", day, portfolio])
      #expect(run.status == 0, "\(run.errors)")
      #expect(run.text.contains("\"as_of\": \"\(day)\""))
    }
    let same = try Tool.run([
      "diff", "--as-of-before", "0000-01-01", "--as-of", day, portfolio, portfolio,
    ])
    #expect(same.status == 64 || same.status == 0)
  }

  @Test(
    arguments: [
      ["gaps", "--format", "json"], ["threads", "--format", "json"], ["risk", "--format", "json"],
      ["paths", "--format", "json"], ["plan", "--format", "json"],
      ["influence", "--format", "json"],
      ["validate", "--format", "json"], ["export", "--to", "yed"], ["export", "--to", "graphml"],
    ])
  func oneCoreIsLikeTwo(_ command: [String]) throws {
    let folder = try TemporaryFolder()
    _ = try folder.write("large.graphml", Large.portfolio(accounts: 400))
    let run = try shell(
      """
      for cores in 0 0-1; do
        taskset -c $cores "$1" \(command.joined(separator: " ")) -q "$2/large.graphml" \
          --as-of 2026-11-01 > "$2/$cores" || exit 99
      done
      cmp "$2/0" "$2/0-1"
      """, in: folder)
    #expect(run.status == 0, "\(run.text)\(run.errors)")
    let size = try Data(contentsOf: URL(filePath: "\(folder.path)/0")).count
    #expect(size > 1_000)
  }

  // MARK: Many files

  @Test func thousandsOfFiles() throws {
    let folder = try TemporaryFolder()
    for index in 0..<2_000 {
      _ = try folder.write("\(index).graphml", Large.portfolio(accounts: 1, number: index))
    }
    let run = try shell(
      "ulimit -n 32; cd \"$2\"; \"$1\" gaps -q --format json *.graphml --as-of 2026-11-01",
      in: folder)
    #expect(run.status == 0, "\(run.errors.prefix(500))")
    let document = try run.decode(GapsDocument.self)
    #expect(document.accounts.count == 2_000)
    #expect(document.sources.count == 2_000)
  }
}

/// Portfolios that take a while.
enum Large {
  /// A portfolio in which every account has three contacts and one of us has ties to two of them.
  ///
  /// - Parameter number: The number of the first account.
  static func portfolio(accounts: Int, number: Int = 0) -> String {
    var text = "<graphml xmlns=\"http://graphml.graphdrawing.org/xmlns\">"
    for name in ["kind", "name", "account", "role", "revenue", "strength"] {
      text += "<key id=\"\(name)\" for=\"all\" attr.name=\"\(name)\"/>"
    }
    text += "<graph edgedefault=\"directed\">\n"
    func data(_ values: [(String, String)]) -> String {
      values.map { "<data key=\"\($0)\">\($1)</data>" }.joined()
    }
    let staff = [("kind", "staff"), ("name", "Jonas Brandt"), ("role", "account_manager")]
    text += "<node id=\"s\">\(data(staff))</node>\n"
    for account in number..<number + accounts {
      let row = [
        ("kind", "account"), ("name", "Ölmühle \(account)"), ("revenue", "\(account * 7 % 1_000)"),
      ]
      text += "<node id=\"a\(account)\">\(data(row))</node>\n"
      for (index, role) in ["purchasing", "technical", "executive"].enumerated() {
        let row = [
          ("kind", "contact"), ("name", "Contact \(account) \(index)"), ("account", "a\(account)"),
          ("role", role),
        ]
        text += "<node id=\"c\(account).\(index)\">\(data(row))</node>\n"
        let tie = [("kind", "relationship"), ("strength", "0.\(account % 9 + 1)")]
        if index < 2 {
          text += "<edge source=\"s\" target=\"c\(account).\(index)\">\(data(tie))</edge>\n"
        } else {
          text +=
            "<edge source=\"c\(account).0\" target=\"c\(account).2\">"
            + "\(data([("kind", "reports_to")]))</edge>\n"
        }
      }
    }
    return text + "</graph></graphml>\n"
  }
}
