import { type Session } from '@jeongsi/contract';
import { Body, Controller, Delete, Get, HttpCode, Post, Req, Res } from '@nestjs/common';
import { ApiCreatedResponse, ApiNoContentResponse, ApiOkResponse, ApiOperation, ApiTags } from '@nestjs/swagger';
import { type FastifyReply, type FastifyRequest } from 'fastify';
import { ApiProblems } from '../http/openapi/api-problems.decorator';
import { SessionService } from './session.service';
import { Open } from './open.decorator';
import { SessionAnswer, SignInBody } from './session.dto';

@ApiTags('session')
@Controller('session')
export class SessionController {
  constructor(private readonly service: SessionService) {}

  @Post()
  @Open()
  @ApiOperation({
    summary: 'Sign in: exchange a key for a session cookie',
    description:
      'For the console. The cookie is HttpOnly and SameSite=Strict and counts for seven days. Programs send the key itself.',
    security: [],
  })
  @ApiCreatedResponse({ type: SessionAnswer })
  @ApiProblems('VALIDATION_FAILED', 'WRONG_KEY', 'FOREIGN_ORIGIN', 'TOO_MANY_WRONG_KEYS')
  signIn(
    @Body() body: SignInBody,
    @Req() request: FastifyRequest,
    @Res({ passthrough: true }) reply: FastifyReply,
  ): Session {
    return this.service.signIn(body.key, request, reply);
  }

  @Get()
  @ApiOperation({ summary: 'Who am I?' })
  @ApiOkResponse({ type: SessionAnswer })
  @ApiProblems()
  whoAmI(@Req() request: FastifyRequest): Session {
    return this.service.whoAmI(request);
  }

  @Delete()
  @Open()
  @HttpCode(204)
  @ApiOperation({
    summary: 'Sign out: end the session',
    description: 'Also without one: then nothing happens.',
    security: [],
  })
  @ApiNoContentResponse({ description: 'Signed out' })
  @ApiProblems('FOREIGN_ORIGIN')
  signOut(@Req() request: FastifyRequest, @Res({ passthrough: true }) reply: FastifyReply): void {
    this.service.signOut(request, reply);
  }
}
