/// The forms in which results are written.
public enum ReportFormat: String, CaseIterable, Sendable {
  /// For reading at a terminal.
  case table
  /// One JSON document, which `<analysis>.schema.json` describes.
  case json
  /// The list that the document is about as JSON, one element a line and nothing else.
  case jsonl
  /// A table in CSV (RFC 4180), for spreadsheets: a text that would be run as a formula gets an apostrophe
  /// in front, lists of ids are separated by `;`.
  case csv
  /// Markdown (CommonMark with GitHub's tables); text from the files is escaped.
  case markdown
}

/// The way in which results are written, and the number of them.
public struct ReportOptions: Hashable, Sendable {
  /// The columns of the terminal, for a table; taken as at least 40.
  public var width = 80
  /// True when the terminal shows colours, for a table. Nothing is said by colour alone.
  public var color = false
  /// The most accounts to write, or elements of whatever the list is of; `nil` for all. Sums and summaries
  /// are those of everything.
  public var top: Int?
  /// The text to add to the line that says how many more there are, such as the way to see them.
  public var hint = ""

  /// Makes the options that write everything.
  public init() {}

  /// The number of elements to write, out of so many.
  func shown(of count: Int) -> Int { min(count, top ?? count) }

  /// The columns that a line at the terminal may take.
  var lineWidth: Int { max(width, 40) }
}

/// Results that can be written in any of the formats.
///
/// ```swift
/// let review = try Review(portfolio, asOf: day)
/// let report = GapsReport(review)
/// print(report.text(.markdown))
/// for account in report.document.accounts { print(account.name, account.threads) }
/// ```
public protocol Report<Body>: Sendable {
  /// The part of the JSON document that is its own.
  associatedtype Body: ReportBody

  /// The JSON document as a value, whole.
  var document: ReportDocument<Body> { get }

  /// Writes the results in a format, piece by piece, and ends with a line feed.
  func write(
    _ format: ReportFormat, to output: inout some TextOutputStream, options: ReportOptions)
}

extension Report {
  /// Writes the results in a format, piece by piece, whole and without colours.
  public func write(_ format: ReportFormat, to output: inout some TextOutputStream) {
    write(format, to: &output, options: ReportOptions())
  }

  /// The results in a format, as one text.
  public func text(_ format: ReportFormat, options: ReportOptions = ReportOptions()) -> String {
    var text = ""
    write(format, to: &text, options: options)
    return text
  }
}
