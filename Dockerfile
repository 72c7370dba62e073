# A small image of the service with its embedded PostgreSQL. test/docker.test.ts replays the last stage without Docker.
# Settings: DATABASE_URL (left out: PostgreSQL inside, kept in the volume /data), MINGJIAN_LOG, MINGJIAN_RATE, MINGJIAN_TIMEOUT_MS,
# MINGJIAN_MAX_LAG_MS, MINGJIAN_TRUST_PROXY. One container for one volume; for more, name a database with DATABASE_URL.
FROM node:20-slim AS build
WORKDIR /app
COPY package.json package-lock.json .npmrc ./
RUN npm ci --ignore-scripts
COPY tsconfig.json ./
COPY src ./src
COPY migrations ./migrations
COPY openapi ./openapi
RUN npx tsc -p tsconfig.json && npm run build:page && npm run build:fonts && npm ci --omit=dev --ignore-scripts
# The embedded PostgreSQL is made complete here, for the account that runs it may not write where it lies.
RUN node --input-type=module -e "await (await import('/app/dist/src/store/embedded/binaries.js')).findBinaries()"

FROM node:20-slim
ENV NODE_ENV=production MINGJIAN_HOST=0.0.0.0 MINGJIAN_PORT=8080 MINGJIAN_DATA=/data
WORKDIR /app
COPY --from=build /app/node_modules ./node_modules
COPY --from=build /app/dist/src ./dist/src
COPY --from=build /app/dist/page ./dist/page
COPY --from=build /app/dist/fonts ./dist/fonts
COPY --from=build /app/dist/migrations ./dist/migrations
COPY package.json LICENSE ./
COPY rules ./rules
RUN mkdir /data && chown node:node /data
USER node
VOLUME /data
EXPOSE 8080
HEALTHCHECK --interval=30s --timeout=5s --start-period=20s CMD ["node", "-e", "fetch('http://127.0.0.1:' + process.env.MINGJIAN_PORT + '/readyz').then((answer) => process.exit(answer.ok ? 0 : 1), () => process.exit(1))"]
STOPSIGNAL SIGTERM
CMD ["node", "dist/src/cli/main.js", "serve"]
