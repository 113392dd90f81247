package io.credlake.generate;

import io.credlake.code.CreditCode;
import io.credlake.code.OrganisationCode;
import java.util.SplittableRandom;

/** Makes valid unified social credit codes, each once. */
final class SubjectCodes {

  private static final String ALPHABET = CreditCode.ALPHABET;
  private static final int LETTERS = 6;

  private long next;

  /** A code of an enterprise (or, for a tenth, an individual business) registered in a province. */
  String next(SplittableRandom random, String region) {
    StringBuilder organisation = new StringBuilder("MA");
    long number = next++;
    for (int i = 0; i < LETTERS; i++) {
      organisation.append(ALPHABET.charAt((int) (number % ALPHABET.length())));
      number /= ALPHABET.length();
    }
    organisation.append(OrganisationCode.checkCharacter(organisation));
    if (ALPHABET.indexOf(organisation.charAt(organisation.length() - 1)) < 0) {
      return next(random, region);
    }
    String kind = random.nextInt(10) == 0 ? "92" : "91";
    String start = kind + region + organisation;
    return start + CreditCode.checkCharacter(start);
  }

  /** The code with a wrong check character. */
  String spoil(String code, SplittableRandom random) {
    char check = code.charAt(code.length() - 1);
    char wrong;
    do {
      wrong = ALPHABET.charAt(random.nextInt(ALPHABET.length()));
    } while (wrong == check);
    return code.substring(0, code.length() - 1) + wrong;
  }
}
