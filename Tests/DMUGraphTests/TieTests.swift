import DMUGraph
import Testing

@Suite("Strength of ties")
struct TieTests {
  private let day = Day(number: 20_000)
  private let policy = Policy.default

  private func strength(_ tie: Tie<StaffID>) -> Double {
    tie.effectiveStrength(on: day, policy: policy)
  }

  @Test func halvesExactlyWithEveryHalfLife() {
    for halvings in 0..<8 {
      let last = day.advanced(by: -180 * halvings)
      let tie = Tie<StaffID>(party: 0, contact: 0, strength: 0.8, lastContact: last)
      var expected = 0.8
      for _ in 0..<halvings { expected /= 2 }
      #expect(strength(tie) == expected)
    }
    let half = Tie<StaffID>(party: 0, contact: 0, strength: 1, lastContact: day.advanced(by: -90))
    #expect(abs(strength(half) - 0.707_106_781_186_547_5) < 1e-15)
  }

  @Test func neitherUndatedNorFutureTiesDecay() {
    #expect(strength(Tie(party: 0, contact: 0, strength: 0.8)) == 0.8)
    let ahead = Tie<StaffID>(party: 0, contact: 0, strength: 0.8, lastContact: day.advanced(by: 1))
    #expect(strength(ahead) == 0.8)
  }

  @Test func assumesWhatIsNotWritten() {
    #expect(strength(Tie(party: 0, contact: 0)) == 0.5)
    let assumed = Tie<StaffID>(party: 0, contact: 0, assumedStrength: 0.3)
    #expect(strength(assumed) == 0.3)
    #expect(!assumed.isConfirmed(on: day))
    let written = Tie<StaffID>(party: 0, contact: 0, strength: 0, assumedStrength: 0.3)
    #expect(strength(written) == 0)
    #expect(written.isConfirmed(on: day))
  }
}
