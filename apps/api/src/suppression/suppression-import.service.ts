import { type SuppressionImport } from '@jeongsi/contract';
import { Inject, Injectable } from '@nestjs/common';
import { CsvFault, issueOf, readLines } from '@jeongsi/audience';
import { type Engine, type ImportQuestion, type ImportSurvey } from '@jeongsi/engine';
import { type Audit } from '../audit/auditing';
import { fileRefusal } from '../file/file-refusal';
import { type IncomingFile } from '../file/upload';
import { unwrap } from '../http/unwrap';
import { ENGINE } from '../wiring/tokens';

/** Much longer ones are no mistyped addresses. */
const SHOWN_CHARACTERS = 100;

@Injectable()
export class SuppressionImportService {
  constructor(@Inject(ENGINE) private readonly engine: Engine) {}

  async preview(file: IncomingFile, question: ImportQuestion): Promise<SuppressionImport> {
    const survey = await this.survey(file, question);
    return present(survey, survey.fresh.length);
  }

  /** @throws HttpProblem for what is no CSV */
  async add(file: IncomingFile, question: ImportQuestion, audit: Audit): Promise<SuppressionImport> {
    const survey = await this.survey(file, question);
    const deed = audit(({ fresh }: ImportSurvey) => ({
      subject: { kind: 'suppression', name: file.name },
      changes: [
        { path: 'addresses', after: fresh.length },
        { path: 'scope', after: question.scope },
      ],
    }));
    return present(survey, await this.engine.suppressionImport.add(survey, question, deed));
  }

  private async survey(file: IncomingFile, question: ImportQuestion): Promise<ImportSurvey> {
    try {
      return unwrap(await this.engine.suppressionImport.survey(readLines(file.content), question));
    } catch (error) {
      throw error instanceof CsvFault ? fileRefusal([issueOf(error)]) : error;
    } finally {
      file.drain();
    }
  }
}

/** Who was added by somebody else meanwhile is known. */
function present({ fresh, known, repeated, invalid, ...rest }: ImportSurvey, added: number): SuppressionImport {
  return {
    added,
    known: known + fresh.length - added,
    repeated,
    invalid,
    findings: rest.findings.map(({ line, value }) => ({ line, value: value.slice(0, SHOWN_CHARACTERS) })),
    columns: [...rest.columns],
    column: rest.column + 1,
    header: rest.header === 'header',
  };
}
