# The support bot in one image: `docker build -t support-bot .`, in a checkout or in the folder of the npm package.
ARG NODE_IMAGE=node:24-trixie-slim

FROM ${NODE_IMAGE} AS build
# For networks without access to the public registry.
ARG NPM_CONFIG_REGISTRY
WORKDIR /build
# A checkout has a lock file and is built; the npm package includes dist/ and has nothing to install.
COPY package.json package-lock.jso[n] .npmr[c] ./
RUN if [ -f package-lock.json ]; then npm ci --ignore-scripts; fi
COPY . .
RUN if [ -d services ]; then node scripts/build.mjs; fi

FROM ${NODE_IMAGE}
LABEL org.opencontainers.image.title="support-bot" \
      org.opencontainers.image.description="A university help-desk bot on Amazon Lex, and a local Amazon Lex V2 for any bot" \
      org.opencontainers.image.licenses="MIT"
WORKDIR /app
# Owned by root, so the running program can't change itself.
COPY --from=build /build/package.json /build/LICENSE /build/NOTICE ./
COPY --from=build /build/dist dist
COPY --from=build /build/docs/guides docs/guides
COPY --from=build /build/infra infra
COPY --from=build /build/seed seed
# With the file .image, the program trusts the neighbors on the container's networks.
# `docker exec … support-bot chat` works as well as `docker run … chat`.
RUN mkdir -m 700 /data && chown node:node /data && \
    touch .image && chmod 755 dist/cli.js && ln -s /app/dist/cli.js /usr/local/bin/support-bot
USER node
# The published ports decide who can reach it; without a secret, it answers only the container's networks.
# `encoder install` runs npm, which may write nowhere else if the root file system is read-only.
ENV HOST=0.0.0.0 DATA_DIR=/data npm_config_cache=/tmp/npm
VOLUME /data
EXPOSE 3000 4566 9200
HEALTHCHECK --interval=5s --timeout=5s --start-period=60s --retries=3 \
  CMD ["node", "-e", "fetch(`http://127.0.0.1:${process.env.WEB_PORT || 3000}/healthz`).then((r) => process.exit(r.ok ? 0 : 1), () => process.exit(1))"]
ENTRYPOINT ["node", "/app/dist/cli.js"]
CMD ["start"]
